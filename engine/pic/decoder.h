// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>

#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/transformer.h"
#include "engine/pic/prompt.h"

namespace engine {

// Prompts of different lengths side by side, aligned at their ends so that what is taught or generated stands in the
// same columns. B prompts, T columns; shorter ones are padded in front.
struct PromptBatch {
  at::Tensor ids;        // (B, T) int64; 0 at memory slots and padding
  at::Tensor gather;     // (B·T) int64: row of [token embeddings; memory] that a slot reads
  at::Tensor positions;  // (B, T) int64
  at::Tensor types;      // (B, T) int64: 0 text, 1 memory
  at::Tensor segments;   // (B, T) int64
  at::Tensor valid;      // (B, T) bool
  at::Tensor mask;       // (B, 1, T, T) bool, or undefined: every row sees every row, or the past when `causal`
  bool causal = false;
  at::Tensor targets;    // (B, T) int64, −1: nothing
  std::int64_t firstTarget = 0;  // the first column in which some row has a target (T: none)
  bool usesMemory = false;
};

// `prefixBidirectional` false: rows see only the past.
PromptBatch makePromptBatch(std::span<const Prompt> prompts, bool prefixBidirectional, at::Device device);

// The language model that reads memories: a transformer, and an embedding that tells the segments of one prompt apart.
class Decoder : public torch::nn::Module {
 public:
  // maxSegments 0: a plain backbone.
  Decoder(const ModelShape& shape, int maxSegments);

  // memory: (M, D) or undefined. Rows from `from` on. → (B, T − from, D); undefined when stopped on the way
  at::Tensor forward(const PromptBatch& batch, const at::Tensor& memory, at::ScalarType dtype, std::int64_t from = 0,
                     KvCache* cache = nullptr, const AttentionObserver* observer = nullptr,
                     const std::stop_token* stop = nullptr) const;
  // One more token a row, on top of a cache. ids, positions: (B, 1); valid: (B, S) bool of all cached columns and this
  // one, or undefined. → (B, 1, D)
  at::Tensor next(const at::Tensor& ids, const at::Tensor& positions, const at::Tensor& valid, at::ScalarType dtype,
                  KvCache& cache, const AttentionObserver* observer = nullptr) const;

  std::vector<std::pair<std::string, at::Tensor>> namedWeights() const;

  std::shared_ptr<Transformer> transformer;
  at::Tensor segmentEmbedding;  // (maxSegments + 1, D), or undefined
};

}  // namespace engine
