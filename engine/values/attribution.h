// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

enum class AttributionMethod { LeaveOneOut, GradientTimesInput, Rollout };
enum class AttributionUnit { MemoryToken, Chunk, Sentence };

// What a method does not prove: shown beside every number of it.
constexpr std::string_view caveatOf(AttributionMethod method) {
  switch (method) {
    case AttributionMethod::LeaveOneOut:
      return "Causal, but one part at a time: what two parts both hold looks unimportant, because either stands in for "
             "the other.";
    case AttributionMethod::GradientTimesInput:
      return "A slope at the memory as it is: it tells what an infinitely small change would do, not what is lost "
             "without the token.";
    case AttributionMethod::Rollout:
      return "Where attention could carry information if values and feed-forward layers changed nothing: a map of "
             "paths, not of effects.";
  }
  return {};
}

// A piece of what an answer was read from.
struct AttributedPart {
  int document = 0;
  ByteRange bytes;            // of the document's text: the chunk of a memory token, a chunk, a sentence
  std::vector<int> memories;  // the memory tokens that stand for it; none when the text itself was read
  bool operator==(const AttributedPart&) const = default;
};

// How much an answer hangs on each part of what it was read from.
struct Attribution {
  AttributionMethod method = AttributionMethod::LeaveOneOut;
  AttributionUnit unit = AttributionUnit::MemoryToken;
  std::vector<AttributedPart> parts;     // all of them, in the order of the text
  std::vector<double> logProbabilities;  // (tokens), natural log: of the answer's tokens with everything there
  std::vector<float> scores;  // (done, tokens), parts in their order.
                              // LeaveOneOut: nats an answer token loses without the part (negative: it gains).
                              // GradientTimesInput: d log p(token) / d part · part, in nats to first order.
                              // Rollout: share of the token's attention, 0…1; question and delimiters have the rest.
  bool stopped = false;       // fewer parts are done than there are

  int tokens() const { return static_cast<int>(logProbabilities.size()); }
  int done() const { return tokens() == 0 ? 0 : static_cast<int>(scores.size()) / tokens(); }
  float at(int part, int token) const { return scores[static_cast<std::size_t>(part) * logProbabilities.size() + token]; }
  // Of a part for the whole answer: nats are summed, shares averaged.
  double total(int part) const {
    double sum = 0;
    for (int t = 0; t < tokens(); ++t) sum += at(part, t);
    return method == AttributionMethod::Rollout && tokens() > 0 ? sum / tokens() : sum;
  }
  // The parts that are done, the one with the largest total first.
  std::vector<int> ranking() const {
    std::vector<int> order(static_cast<std::size_t>(done()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return total(a) > total(b); });
    return order;
  }
};

}  // namespace engine
