// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/generation.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <limits>

namespace engine {
namespace {

std::vector<float> hostLogits(const Decoder& decoder, const at::Tensor& hidden) {
  const at::Tensor logits =
      decoder.transformer->logits(hidden).to(at::kCPU, at::kFloat).reshape({-1}).contiguous();  // (V)
  return {logits.const_data_ptr<float>(), logits.const_data_ptr<float>() + logits.numel()};
}

bool contains(const std::vector<std::int32_t>& ids, std::int32_t id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

constexpr float kNever = -std::numeric_limits<float>::infinity();

std::vector<float> onlyWords(const std::vector<float>& logits, const GenerationPlan& plan,
                             const SourceWords::Progress& progress) {
  std::vector<float> left(logits.size(), kNever);
  for (const std::int32_t id : plan.words->allowed(progress)) left[id] = logits[id];
  for (const std::int32_t id : plan.ends) {
    if (progress.mayEnd) left[id] = logits[id];
  }
  return left;
}

// Whether the answer begins with abstaining is decided by a threshold, not by what is likeliest.
void decideOnAbstaining(std::vector<float>& left, const std::vector<float>& logits, const GenerationPlan& plan) {
  const bool abstains = logProbability(logits, plan.abstainId) >= *plan.abstainFrom;
  if (abstains) std::fill(left.begin(), left.end(), kNever);
  left[plan.abstainId] = kNever;
  const bool nothingElse = std::all_of(left.begin(), left.end(), [](float logit) { return logit == kNever; });
  if (nothingElse) left[plan.abstainId] = logits[plan.abstainId];
}

// The next token among those that may follow; its probability is still that among all tokens.
NextToken nextToken(const std::vector<float>& logits, const GenerationPlan& plan, const SourceWords::Progress& progress,
                    bool first, Random& random) {
  const bool decides = first && plan.abstainFrom;
  if (!plan.words && !decides) return chooseToken(logits, plan.sampling, random);
  std::vector<float> left = plan.words ? onlyWords(logits, plan, progress) : logits;
  if (decides) decideOnAbstaining(left, logits, plan);
  NextToken next = chooseToken(left, plan.sampling, random);
  next.logProbability = logProbability(logits, next.id);
  return next;
}

}  // namespace

std::vector<NextToken> generateTokens(const Decoder& decoder, const Prompt& prompt, const at::Tensor& memory,
                                      const GenerationPlan& plan, const std::function<void(const NextToken&)>& seen,
                                      std::stop_token stop) {
  const c10::NoGradGuard noGrad;
  const at::Device device = decoder.transformer->embedding.device();
  const PromptBatch batch = makePromptBatch({&prompt, 1}, plan.prefixBidirectional, device);
  KvCache cache(decoder.transformer->shape().layers, prompt.nextPosition + plan.sampling.maxTokens);
  Random random(plan.sampling.seed);
  const int mostPosition = decoder.transformer->shape().maxPositions - 1;
  int position = prompt.nextPosition;
  std::vector<NextToken> tokens;
  SourceWords::Progress progress = plan.words ? plan.words->start() : SourceWords::Progress();
  at::Tensor hidden =
      decoder.forward(batch, memory, plan.dtype, prompt.size() - 1, &cache, plan.observer, &stop);  // (1, 1, D)
  while (hidden.defined() && !stop.stop_requested()) {
    const std::vector<float> logits = hostLogits(decoder, hidden);
    if (tokens.empty() && plan.firstLogits) *plan.firstLogits = logits;
    if (static_cast<int>(tokens.size()) >= plan.sampling.maxTokens) break;
    if (plan.words && progress.next.empty()) break;
    const NextToken next = nextToken(logits, plan, progress, tokens.empty(), random);
    if (contains(plan.ends, next.id)) break;
    if (plan.words) progress = plan.words->after(progress, next.id);
    tokens.push_back(next);
    if (seen) seen(next);
    if (static_cast<int>(tokens.size()) == plan.sampling.maxTokens || position > mostPosition) break;
    const auto longs = at::TensorOptions(device).dtype(at::kLong);
    hidden = decoder.next(at::full({1, 1}, next.id, longs), at::full({1, 1}, position++, longs), {}, plan.dtype, cache,
                          plan.observer);
  }
  return tokens;
}

std::vector<std::vector<std::int32_t>> greedyBatch(const Decoder& decoder, std::span<const Prompt> prompts,
                                                   bool prefixBidirectional, const at::Tensor& memory,
                                                   at::ScalarType dtype, std::int32_t end, int maxTokens) {
  const c10::NoGradGuard noGrad;
  const std::int64_t B = static_cast<std::int64_t>(prompts.size());
  const PromptBatch batch = makePromptBatch(prompts, prefixBidirectional, decoder.transformer->embedding.device());
  const std::int64_t last = batch.ids.size(1) - 1;
  std::vector<std::int64_t> nextPositions;  // after <ae> they start anew
  for (const Prompt& prompt : prompts) nextPositions.push_back(prompt.nextPosition);
  KvCache cache(decoder.transformer->shape().layers,
                nextPositions.empty() ? 0 : *std::max_element(nextPositions.begin(), nextPositions.end()) + maxTokens);
  at::Tensor hidden = decoder.forward(batch, memory, dtype, last, &cache);                   // (B, 1, D)
  at::Tensor positions = at::tensor(nextPositions, batch.positions.options()).unsqueeze(1);  // (B, 1)
  at::Tensor valid = batch.valid;                                                            // (B, S)
  const int mostPosition = decoder.transformer->shape().maxPositions - 1;
  std::vector<std::vector<std::int32_t>> answers(prompts.size());
  std::vector<bool> ended(prompts.size());
  for (int step = 0; step < maxTokens; ++step) {
    const at::Tensor ids = decoder.transformer->logits(hidden).argmax(-1);  // (B, 1)
    const at::Tensor onHost = ids.to(at::kCPU);
    for (std::int64_t b = 0; b < B; ++b) {
      const auto id = static_cast<std::int32_t>(onHost.const_data_ptr<std::int64_t>()[b]);
      if (id == end) ended[b] = true;
      if (!ended[b]) answers[b].push_back(id);
    }
    if (std::all_of(ended.begin(), ended.end(), [](bool e) { return e; })) break;
    valid = at::cat({valid, at::ones({B, 1}, valid.options())}, 1);
    hidden = decoder.next(ids, positions.clamp_max(mostPosition), valid, dtype, cache);
    positions = positions + 1;
  }
  return answers;
}

}  // namespace engine
