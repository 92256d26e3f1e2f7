// SPDX-License-Identifier: Apache-2.0
#include "engine/train/examples.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/error.h"
#include "engine/train/cache_builder.h"
#include "engine/train/data_index.h"
#include "engine/train/example_builders.h"

namespace engine {
namespace {

constexpr std::int64_t kLeastContinuation = 64;  // tokens after a segment, for completion
constexpr std::int64_t kMostContinuation = 128;
constexpr std::int64_t kShortestQuoted = 7;  // four tokens asked, three answered
constexpr std::size_t kBucketDraws = 8;      // a bucket holds so many times the examples that are drawn from it
constexpr int kTries = 1000;  // one after another, before an objective is given up

const char* nameOf(Objective objective) {
  switch (objective) {
    case Objective::Quote:
      return "quote";
    case Objective::Cloze:
      return "cloze";
    case Objective::Question:
      return "question";
    case Objective::Autoencode:
      return "autoencode";
    case Objective::Completion:
      return "completion";
    case Objective::PlainLanguage:
      return "plain language";
    case Objective::Unanswerable:
      return "unanswerable";
  }
  return "";
}

Error nothingFor(Objective objective, const DrawOptions& options, const std::string& reason) {
  return Error(std::string("The training data has nothing ") + (options.heldOut ? "held out " : "") +
               "for the objective \"" + nameOf(objective) + "\": " + reason + ".");
}

// Neighbours in length, so that a batch has little padding. The bucket begins anywhere and wraps around: then every
// question is drawn equally often, at the price of one mixed batch in hundreds.
std::vector<Example> drawQuestions(const DataIndex& index, const std::vector<IndexedQuestion>& questions,
                                   Objective objective, const DrawOptions& options, Random& random) {
  const std::size_t size = std::min(questions.size(), kBucketDraws * static_cast<std::size_t>(options.count));
  const std::size_t start = random.below(questions.size());
  std::vector<std::size_t> bucket(size);
  std::iota(bucket.begin(), bucket.end(), start);
  random.shuffle(bucket);
  std::vector<Example> examples;
  int refused = 0;
  for (std::size_t i = 0; examples.size() < static_cast<std::size_t>(options.count); ++i) {
    const IndexedQuestion& question = questions[bucket[i % size] % questions.size()];
    if (objective != Objective::Unanswerable) {
      examples.push_back(questionExample(index, question, options, random));
    } else if (auto example = unanswerableExample(index, question, options, random)) {
      examples.push_back(*std::move(example));
      refused = 0;
    } else if (++refused == kTries) {
      throw nothingFor(objective, options, "no title has a passage that lacks the answer of a question about another");
    }
  }
  return examples;
}

// One length for all windows of a draw: no padding at all.
class WindowDraw {
 public:
  WindowDraw(const DataIndex& index, Objective objective, const DrawOptions& options, Random& random)
      : m_index(index),
        m_windows(index.part(options.heldOut).windows),
        m_objective(objective),
        m_options(options),
        m_random(random) {
    if (objective == Objective::Completion) m_continuation = random.between(kLeastContinuation, kMostContinuation);
    const std::int64_t least =
        std::max<std::int64_t>(options.minTokens, objective == Objective::Quote ? kShortestQuoted : 1);
    const std::int64_t most = std::min<std::int64_t>(options.maxTokens, m_windows.longest() - m_continuation);
    if (most < least) {
      throw nothingFor(objective, options,
                       "it needs a document of " + std::to_string(least + m_continuation) +
                           " tokens, the longest has " + std::to_string(m_windows.longest()));
    }
    m_length = random.between(least, most);
  }

  Example example() {
    if (m_objective != Objective::Quote)
      return windowExample(m_index, window(), m_objective == Objective::PlainLanguage ? 0 : m_length);
    for (int i = 0; i < kTries; ++i) {
      if (auto quoted = quoteExample(m_index, window(), m_options, m_random)) return *quoted;
    }
    throw nothingFor(m_objective, m_options,
                     "no quotation that occurs once was found in " + std::to_string(kTries) + " windows");
  }

 private:
  Window window() { return m_windows.draw(m_length + m_continuation, m_random); }

  const DataIndex& m_index;
  const WindowSampler& m_windows;
  Objective m_objective;
  const DrawOptions& m_options;
  Random& m_random;
  std::int64_t m_continuation = 0;
  std::int64_t m_length = 0;
};

}  // namespace

struct TrainingData::State {
  DataIndex index;
};

TrainingData::TrainingData(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TrainingData::TrainingData(TrainingData&&) noexcept = default;
TrainingData& TrainingData::operator=(TrainingData&&) noexcept = default;
TrainingData::~TrainingData() = default;

TrainingData TrainingData::open(const std::vector<DataFile>& files, const Tokenizer& tokenizer,
                                const DataOptions& options, const Progress& report, std::stop_token stop) {
  std::vector<TokenCache> caches;
  std::vector<DataFile> opened;
  for (const DataFile& file : files) {
    auto cache = openOrBuildCache(file, tokenizer, options, report, stop);
    if (!cache) break;  // stopped: what is complete is kept
    caches.push_back(std::move(*cache));
    opened.push_back(file);
  }
  return TrainingData(std::make_unique<State>(State{DataIndex(std::move(caches), opened, tokenizer, options)}));
}

std::vector<Example> TrainingData::draw(Objective objective, const DrawOptions& options) const {
  const DataIndex& index = m_state->index;
  const DataPart& part = index.part(options.heldOut);
  Random random(Random::mix(options.seed) + static_cast<std::uint64_t>(objective));
  if (objective == Objective::Question || objective == Objective::Cloze || objective == Objective::Unanswerable) {
    const auto& questions = objective == Objective::Cloze ? part.clozes : part.questions;
    if (questions.empty()) throw nothingFor(objective, options, "no question was found in the files");
    return drawQuestions(index, questions, objective, options, random);
  }
  WindowDraw windows(index, objective, options, random);
  std::vector<Example> examples;
  for (int i = 0; i < options.count; ++i) examples.push_back(windows.example());
  return examples;
}

std::int64_t TrainingData::available(Objective objective, bool heldOut) const {
  const DataPart& part = m_state->index.part(heldOut);
  if (objective == Objective::Question || objective == Objective::Unanswerable) return std::ssize(part.questions);
  if (objective == Objective::Cloze) return std::ssize(part.clozes);
  const std::int64_t continuation = objective == Objective::Completion ? kLeastContinuation : 0;
  return part.windows.windows(DrawOptions().minTokens + continuation);
}

std::int64_t TrainingData::tokens() const {
  std::int64_t count = 0;
  for (const TokenCache& cache : m_state->index.caches) count += cache.idCount();
  return count;
}

std::vector<std::string> TrainingData::heldOutTitles() const {
  std::vector<std::string> titles;
  for (const DocumentGroup& group : m_state->index.groups) {
    if (group.heldOut) titles.push_back(group.name);
  }
  return titles;
}

std::vector<float> TrainingData::logUnigram() const {
  const DataIndex& index = m_state->index;
  std::vector<double> counts(static_cast<std::size_t>(index.kinds.vocabulary()), 1.0);
  for (std::size_t i = 0; i < index.documents.size(); ++i) {
    const IndexedDocument& document = index.documents[i];
    if (index.groups[static_cast<std::size_t>(document.group)].heldOut) continue;
    for (const std::int32_t id : index.ids({static_cast<int>(i), 0, document.idCount}))
      ++counts[static_cast<std::size_t>(id)];
  }
  const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
  std::vector<float> logs;
  for (const double count : counts) logs.push_back(static_cast<float>(std::log(count / total)));
  return logs;
}

}  // namespace engine
