// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/text/tokenizer.h"
#include "engine/values/progress.h"

namespace engine {

// What one training step teaches. Source: shared specification small-model.md §2.
enum class Objective { Quote, Cloze, Question, Autoencode, Completion, PlainLanguage, Unanswerable };

// Whether it is made from running text, all of which is learned, rather than from a question and its short answer.
constexpr bool isRunningText(Objective objective) {
  return objective == Objective::Autoencode || objective == Objective::Completion || objective == Objective::PlainLanguage;
}

// One training example in token ids, without any control symbol: those belong to the decoder's prompt.
struct Example {
  std::vector<std::vector<std::int32_t>> segments;  // the context, each at most segmentTokens long
  int goldSegment = 0;                              // the one that holds the answer
  std::vector<std::int32_t> question;               // empty: Autoencode, Completion, PlainLanguage
  std::vector<std::int32_t> answer;  // what is learned; Autoencode: empty, the target is the segment itself
  std::vector<std::string> golds;    // accepted answers as text; for scoring held-out questions
  std::string group;                 // title: the unit of the bootstrap
};

// One file of training data. kind "text": JSON lines {title?,text} or plain text (a document per blank-line-separated
// block); kind "qa": JSON lines {title?,context,qas:[{q,a:[…]}]}. Either may be .xz or .zst.
struct DataFile {
  std::filesystem::path path;
  std::string kind = "text";
};

struct DataOptions {
  std::filesystem::path cache;    // folder of the tokenised caches
  double heldOutFraction = 0.04;  // by title; a title with > 5 % of a file's records is never held out
  int segmentTokens = 256;
};

struct DrawOptions {
  int count = 32;
  std::uint64_t seed = 0;  // a draw is a pure function of (objective, options, held out or not, data)
  int minSegments = 1;     // contexts of several segments: the gold one among others of the same title,
  int maxSegments = 1;     // in a random place; fewer when the title has no more
  int minTokens = 32;      // of a segment, for objectives that cut it from running text
  int maxTokens = 256;
  bool heldOut = false;
};

// The training pack, tokenised once into memory-mapped caches, and the examples drawn from it. Examples of one draw
// have similar lengths (length buckets), so that a batch has little padding. Errors: engine::Error naming the file and
// line of what cannot be read.
class TrainingData {
 public:
  static TrainingData open(const std::vector<DataFile>& files, const Tokenizer& tokenizer, const DataOptions& options,
                           const Progress& report = {}, std::stop_token stop = {});
  TrainingData(TrainingData&&) noexcept;
  TrainingData& operator=(TrainingData&&) noexcept;
  ~TrainingData();

  std::vector<Example> draw(Objective objective, const DrawOptions& options) const;
  std::int64_t available(Objective objective, bool heldOut) const;  // records or windows an objective can draw from
  std::int64_t tokens() const;
  std::vector<std::string> heldOutTitles() const;
  // log unigram frequency of every token id over the training part, +1 smoothed. (vocabulary)
  std::vector<float> logUnigram() const;

 private:
  struct State;
  explicit TrainingData(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace engine
