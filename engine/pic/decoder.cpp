// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/decoder.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace engine {
namespace {

void fill(PromptBatch& batch, const Prompt& prompt, std::int64_t b, std::int64_t tokenRows) {
  const std::int64_t T = batch.ids.size(1);
  const std::int64_t pad = T - prompt.size();
  auto ids = batch.ids.accessor<std::int64_t, 2>();
  auto positions = batch.positions.accessor<std::int64_t, 2>();
  auto types = batch.types.accessor<std::int64_t, 2>();
  auto segments = batch.segments.accessor<std::int64_t, 2>();
  auto targets = batch.targets.accessor<std::int64_t, 2>();
  auto valid = batch.valid.accessor<bool, 2>();
  auto gather = batch.gather.accessor<std::int64_t, 1>();
  for (int i = 0; i < prompt.size(); ++i) {
    const std::int64_t t = pad + i;
    const bool memory = prompt.ids[i] == Prompt::kMemory;
    ids[b][t] = memory ? 0 : prompt.ids[i];
    types[b][t] = memory ? 1 : 0;
    if (memory) gather[b * T + t] = tokenRows + prompt.memoryRows[i];
    batch.usesMemory = batch.usesMemory || memory;
    positions[b][t] = prompt.positions[i];
    segments[b][t] = prompt.segments[i];
    targets[b][t] = prompt.targets[i];
    valid[b][t] = true;
    if (prompt.targets[i] >= 0) batch.firstTarget = std::min(batch.firstTarget, t);
  }
}

// Row q may look at key p: both inside the prompt, and p in the prefix (when that is read both ways) or not after q.
at::Tensor promptMask(std::span<const Prompt> prompts, const at::Tensor& valid, bool prefixBidirectional) {
  const std::int64_t B = valid.size(0), T = valid.size(1);
  std::vector<std::int64_t> prefixEnds;  // column after the prefix
  for (const Prompt& p : prompts) prefixEnds.push_back(prefixBidirectional ? T - p.size() + p.prefix : 0);
  const at::Tensor columns = at::arange(T);
  const at::Tensor causal = columns.unsqueeze(0) <= columns.unsqueeze(1);                             // (T, T)
  const at::Tensor prefix = columns.unsqueeze(0) < at::tensor(prefixEnds, at::kLong).unsqueeze(1);    // (B, T)
  const at::Tensor look = (causal.unsqueeze(0) | prefix.unsqueeze(1)) & valid.unsqueeze(1);           // (B, T, T)
  return (look | at::eye(T, at::kBool).unsqueeze(0)).view({B, 1, T, T});  // padding looks at itself: no empty softmax row
}

}  // namespace

PromptBatch makePromptBatch(std::span<const Prompt> prompts, bool prefixBidirectional, at::Device device) {
  PromptBatch batch;
  const std::int64_t B = static_cast<std::int64_t>(prompts.size());
  std::int64_t T = 0;
  for (const Prompt& p : prompts) T = std::max<std::int64_t>(T, p.size());
  for (at::Tensor* t : {&batch.ids, &batch.positions, &batch.types, &batch.segments}) *t = at::zeros({B, T}, at::kLong);
  batch.targets = at::full({B, T}, -1, at::kLong);
  batch.valid = at::zeros({B, T}, at::kBool);
  batch.gather = at::arange(B * T);
  batch.firstTarget = T;
  for (std::int64_t b = 0; b < B; ++b) fill(batch, prompts[b], b, B * T);
  const bool everyRowSeesAll = B == 1 && prefixBidirectional && prompts[0].prefix == prompts[0].size();
  batch.causal = B == 1 && !prefixBidirectional;
  if (!everyRowSeesAll && !batch.causal) batch.mask = promptMask(prompts, batch.valid, prefixBidirectional).to(device);
  for (at::Tensor* t : {&batch.ids, &batch.positions, &batch.types, &batch.segments, &batch.targets, &batch.valid, &batch.gather}) {
    *t = t->to(device);
  }
  return batch;
}

Decoder::Decoder(const ModelShape& shape, int maxSegments) {
  transformer = register_module("transformer", std::make_shared<Transformer>(shape));
  if (maxSegments > 0) segmentEmbedding = register_parameter("segments", at::zeros({maxSegments + 1, shape.width}));
}

at::Tensor Decoder::forward(const PromptBatch& batch, const at::Tensor& memory, at::ScalarType dtype, std::int64_t from,
                            KvCache* cache, const AttentionObserver* observer, const std::stop_token* stop) const {
  const std::int64_t B = batch.ids.size(0), T = batch.ids.size(1), D = transformer->shape().width;
  at::Tensor x = transformer->embed(batch.ids).to(dtype);  // (B, T, D)
  if (batch.usesMemory) {
    const at::Tensor rows = at::cat({x.view({B * T, D}), memory.to(dtype)}, 0);  // (B·T + M, D)
    x = rows.index_select(0, batch.gather).view({B, T, D});
  }
  if (segmentEmbedding.defined()) x = x + at::embedding(segmentEmbedding, batch.segments).to(dtype);
  TransformerInput input;
  input.embeddings = x;
  input.positions = batch.positions;
  if (batch.usesMemory) input.types = batch.types;
  input.mask = batch.mask;
  input.causal = batch.causal;
  input.stop = stop;
  input.from = from;
  input.cache = cache;
  input.observer = observer;
  return transformer->forward(input);  // (B, T − from, D)
}

at::Tensor Decoder::next(const at::Tensor& ids, const at::Tensor& positions, const at::Tensor& valid, at::ScalarType dtype,
                         KvCache& cache, const AttentionObserver* observer) const {
  TransformerInput input;
  input.embeddings = transformer->embed(ids).to(dtype);  // (B, 1, D)
  if (segmentEmbedding.defined()) input.embeddings = input.embeddings + segmentEmbedding.select(0, 0).to(dtype);
  input.positions = positions;
  if (valid.defined()) input.mask = valid.unsqueeze(1).unsqueeze(1);  // (B, 1, 1, S)
  input.cache = &cache;
  input.observer = observer;
  return transformer->forward(input);
}

std::vector<std::pair<std::string, at::Tensor>> Decoder::namedWeights() const {
  auto weights = transformer->namedWeights();
  if (segmentEmbedding.defined()) weights.emplace_back("segments.weight", segmentEmbedding.detach());
  return weights;
}

}  // namespace engine
