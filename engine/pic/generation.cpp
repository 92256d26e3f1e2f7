// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/generation.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

namespace engine {

std::vector<std::vector<std::int32_t>> greedyBatch(const Decoder& decoder, std::span<const Prompt> prompts,
                                                   bool prefixBidirectional, const at::Tensor& memory, at::ScalarType dtype,
                                                   std::int32_t end, int maxTokens) {
  const c10::NoGradGuard noGrad;
  const std::int64_t B = static_cast<std::int64_t>(prompts.size());
  const PromptBatch batch = makePromptBatch(prompts, prefixBidirectional, decoder.transformer->embedding.device());
  const std::int64_t last = batch.ids.size(1) - 1;
  KvCache cache(decoder.transformer->shape().layers);
  at::Tensor hidden = decoder.forward(batch, memory, dtype, last, &cache);    // (B, 1, D)
  at::Tensor positions = batch.positions.narrow(1, last, 1) + 1;              // (B, 1)
  at::Tensor valid = batch.valid;                                             // (B, S)
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
