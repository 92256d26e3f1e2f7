// SPDX-License-Identifier: Apache-2.0
#include "engine/explain/head_choice.h"

#include <algorithm>

#include "engine/measure/evidence_score.h"
#include "engine/pic/document_compression.h"

namespace engine {
namespace {

constexpr double kHitsAboveFloor = 0.95;

// One answered question: how much attention every head paid to every sentence of the document.
struct Attended {
  std::vector<std::vector<float>> mass;  // head → sentence
  std::vector<bool> holds;               // sentence → holds the answer
};

using Heads = std::vector<std::pair<int, int>>;

Heads allHeads(const ModelShape& shape) {
  Heads heads;
  for (int layer = 0; layer < shape.layers; ++layer) {
    for (int head = 0; head < shape.heads; ++head) heads.emplace_back(layer, head);
  }
  return heads;
}

// Shares of one head by sentence; sentences come in the order of evidenceOf(), so they are put at their begin.
Attended attendedBy(AttendedAnswer& answer, const Heads& heads, const std::vector<DocumentText>& documents, const std::vector<ByteRange>& places) {
  std::vector<std::int64_t> begins;
  Attended result;
  for (const auto& head : heads) {
    for (std::size_t i = 0; i < answer.places.size(); ++i) answer.places[i].mass = answer.attention->mass({head}, answer.columns[i]);
    result.mass.emplace_back(begins.size());
    for (const Evidence& e : evidenceOf(answer.places, documents, 0, static_cast<int>(answer.places.size()))) {
      auto at = std::find(begins.begin(), begins.end(), e.bytes.begin);
      if (at == begins.end()) {
        at = begins.insert(begins.end(), e.bytes.begin);
        result.holds.push_back(holdsAnswer(e.bytes, places));
        for (auto& row : result.mass) row.push_back(0);
      }
      result.mass.back()[at - begins.begin()] = static_cast<float>(e.score);
    }
  }
  return result;
}

// The share of the first sentence under the summed heads, and whether it holds the answer.
std::pair<double, bool> firstSentence(const Attended& question, const std::vector<int>& heads) {
  double best = -1, total = 0;
  bool holds = false;
  for (std::size_t s = 0; s < question.holds.size(); ++s) {
    double sum = 0;
    for (const int head : heads) sum += question.mass[head][s];
    total += sum;
    if (sum > best) {
      best = sum;
      holds = question.holds[s];
    }
  }
  return {total > 0 ? best / total : 0, holds};
}

double hitShare(const std::vector<Attended>& questions, const std::vector<int>& heads) {
  const auto hits = std::count_if(questions.begin(), questions.end(), [&](const Attended& q) { return firstSentence(q, heads).second; });
  return questions.empty() ? 0 : static_cast<double>(hits) / static_cast<double>(questions.size());
}

double floorFor(const std::vector<Attended>& questions, const std::vector<int>& heads) {
  std::vector<double> shares;
  for (const Attended& q : questions) {
    const auto [share, holds] = firstSentence(q, heads);
    if (holds) shares.push_back(share);
  }
  if (shares.empty()) return 0;
  std::sort(shares.begin(), shares.end());
  return shares[static_cast<std::size_t>(static_cast<double>(shares.size()) * (1 - kHitsAboveFloor))];
}

std::vector<Attended> attend(const DecodingContext& context, const std::vector<QuestionDocument>& documents, const HeadChoicePlan& plan,
                             const Heads& heads, const Progress& report, std::stop_token stop) {
  CompressOptions compress;
  compress.ratio = plan.ratio;
  const DocumentCompressor compressor(context.model, context.dtype, compress);
  const AskOptions options;
  const std::function<void(const GeneratedToken&)> silent;
  std::vector<Attended> questions;
  for (const QuestionDocument& document : documents) {
    const std::vector<DocumentText> texts{{document.title, document.text}};
    std::optional<Memory> memory;
    for (const Question& question : document.questions) {
      if (static_cast<int>(questions.size()) == plan.questions || stop.stop_requested()) return questions;
      const auto places = answerPlaces(document.text, question.golds);
      if (places.empty()) continue;
      if (!memory) memory = compressor.compress(texts, {}, stop);
      AttendedAnswer answer = attendFromMemory(context, *memory, allSegments(*memory), {question.text, options, silent, stop});
      if (!answer.answer.tokens.empty()) questions.push_back(attendedBy(answer, heads, texts, places));
      if (report) report({"Asking", static_cast<std::int64_t>(questions.size()), plan.questions, "questions"});
    }
  }
  return questions;
}

}  // namespace

HeadChoice chooseEvidenceHeads(const DecodingContext& context, const std::vector<QuestionDocument>& documents, const HeadChoicePlan& plan,
                               const Progress& report, std::stop_token stop) {
  const Heads heads = allHeads(context.model.shape);
  const std::vector<Attended> questions = attend(context, documents, plan, heads, report, stop);
  std::vector<int> all(heads.size()), chosen;
  for (std::size_t h = 0; h < heads.size(); ++h) all[h] = static_cast<int>(h);
  HeadChoice choice;
  choice.questions = static_cast<int>(questions.size());
  choice.hitsOfAll = hitShare(questions, all);
  while (static_cast<int>(chosen.size()) < plan.mostHeads) {
    double best = choice.hits;
    int bestHead = -1;
    for (const int head : all) {
      if (std::find(chosen.begin(), chosen.end(), head) != chosen.end()) continue;
      std::vector<int> tried = chosen;
      tried.push_back(head);
      const double share = hitShare(questions, tried);
      if (share > best) {
        best = share;
        bestHead = head;
      }
    }
    if (bestHead < 0) break;
    chosen.push_back(bestHead);
    choice.heads.push_back(heads[bestHead]);
    choice.hits = best;
  }
  choice.floor = floorFor(questions, chosen);
  return choice;
}

}  // namespace engine
