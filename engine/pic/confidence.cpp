// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/confidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace engine {
namespace {

constexpr double kLeast = -20;  // log-probabilities below say no more
constexpr double kMostTokens = 32;

}  // namespace

ConfidenceFeatures confidenceFeatures(const Answer& answer) {
  const bool memory = answer.memoryTokens > 0 && answer.reread == 0;
  if (answer.abstained) {  // how it is worded tells nothing
    return {1,
            0,
            0,
            std::max(kLeast, answer.abstainLogProbability),
            memory ? std::log2(std::max(1.0, answer.ratio)) : 0,
            memory ? 0.0 : 1.0,
            0};
  }
  return {1,
          std::max(kLeast, answer.logProbability),
          std::max(kLeast, answer.leastLogProbability),
          std::max(kLeast, answer.abstainLogProbability),
          memory ? std::log2(std::max(1.0, answer.ratio)) : 0,
          memory ? 0.0 : 1.0,
          std::min(kMostTokens, static_cast<double>(answer.tokens.size()))};
}

std::optional<double> confidenceOf(const Answer& answer, const ConfidenceWeights& weights) {
  const std::vector<double>& chosen = answer.abstained ? weights.abstained : weights.given;
  const ConfidenceFeatures features = confidenceFeatures(answer);
  if (chosen.size() != features.size()) return std::nullopt;
  return 1 / (1 + std::exp(-std::inner_product(features.begin(), features.end(), chosen.begin(), 0.0)));
}

}  // namespace engine
