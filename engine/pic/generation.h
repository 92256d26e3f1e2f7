// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "engine/pic/decoder.h"
#include "engine/values/answer.h"
#include "engine/values/options.h"

namespace engine {

// A generated token before it is turned into text, and the hidden cost of it: nothing.
struct NextToken {
  std::int32_t id = 0;
  double logProbability = 0;  // natural log, under the untempered distribution
};

// Greedy continuation of many prompts at once; each ends at `end` (left out) or after `maxTokens`.
std::vector<std::vector<std::int32_t>> greedyBatch(const Decoder& decoder, std::span<const Prompt> prompts,
                                                   bool prefixBidirectional, const at::Tensor& memory, at::ScalarType dtype,
                                                   std::int32_t end, int maxTokens);

}  // namespace engine
