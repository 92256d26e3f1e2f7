// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/model/sampling.h"
#include "engine/pic/decoder.h"
#include "engine/text/source_words.h"
#include "engine/values/options.h"

namespace engine {

// How one answer is generated.
struct GenerationPlan {
  SamplingOptions sampling;
  std::vector<std::int32_t> ends;  // tokens that end the answer; left out
  bool prefixBidirectional = true;
  at::ScalarType dtype = at::kFloat;
  const AttentionObserver* observer = nullptr;  // sees, of every pass, the row that predicts the next token
  std::vector<float>* firstLogits = nullptr;    // receives the logits after the prompt
  std::int32_t abstainId = -1;                       // with `abstainFrom`: the token that alone may begin the answer when
  std::optional<double> abstainFrom;                 // it is as likely as that (natural log), and may not when it is less
  const SourceWords* words = nullptr;           // nothing else may be said; it ends where these may end
};

// Continues one prompt token by token. `seen` is called with each token as it comes. memory: (M, D) or undefined.
// Stopping ends it at the next layer or token; the tokens so far are returned.
std::vector<NextToken> generateTokens(const Decoder& decoder, const Prompt& prompt, const at::Tensor& memory,
                                      const GenerationPlan& plan, const std::function<void(const NextToken&)>& seen,
                                      std::stop_token stop);

// Greedy continuation of many prompts at once; each ends at `end` (left out) or after `maxTokens`.
std::vector<std::vector<std::int32_t>> greedyBatch(const Decoder& decoder, std::span<const Prompt> prompts,
                                                   bool prefixBidirectional, const at::Tensor& memory,
                                                   at::ScalarType dtype, std::int32_t end, int maxTokens);

}  // namespace engine
