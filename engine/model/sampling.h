// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "engine/values/random.h"
#include "engine/values/options.h"

namespace engine {

struct NextToken {
  std::int32_t id = 0;
  double logProbability = 0;  // natural log, under the untempered distribution
};

// Chooses the next token: the most likely one at temperature 0, else by chance among the topK most likely ones whose
// probability together reaches topP. REQUIRES: logits not empty; temperature ≥ 0; 0 < topP ≤ 1.
NextToken chooseToken(std::span<const float> logits, const SamplingOptions& options, Random& random);

// Natural log of a token's probability under the untempered distribution. REQUIRES: 0 ≤ id < logits.size().
double logProbability(std::span<const float> logits, std::int32_t id);

}  // namespace engine
