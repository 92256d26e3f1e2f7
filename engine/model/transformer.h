// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/layers.h"

namespace engine {

// What one forward pass reads. The transformer does not know what a memory token is: it is a row of `embeddings`.
struct TransformerInput {
  at::Tensor embeddings;             // (B, T, D): token embeddings or any other vectors, before positions and types
  at::Tensor positions;              // (B, T) int64 position ids
  at::Tensor types;                  // (B, T) int64 type ids, or undefined: all 0
  at::Tensor mask;                   // undefined, or bool broadcast to (B, 1, T, S): true = may look
  bool causal = false;               // counts when `mask` is undefined
  std::int64_t from = 0;             // the first row whose output is wanted
  KvCache* cache = nullptr;
  const AttentionObserver* observer = nullptr;
  LoraUse lora;                      // nobody: the frozen model
  const std::stop_token* stop = nullptr;  // asked between layers
};

// The one transformer, shaped by a ModelShape: every family we read is a setting of it.
// Thread safety: const calls may run at the same time.
class Transformer : public torch::nn::Module {
 public:
  // `withEmbedding` false: a stack that is given vectors and borrows another model's token embedding (a compressor).
  explicit Transformer(const ModelShape& shape, bool withEmbedding = true);

  at::Tensor embed(const at::Tensor& ids) const;              // (…) int64 → (…, D)
  at::Tensor forward(const TransformerInput& input) const;    // → (B, T − from, D), after the final norm; undefined when stopped
  at::Tensor logits(const at::Tensor& hidden) const;          // (…, D) → (…, V); REQUIRES: a head

  const ModelShape& shape() const { return m_shape; }
  // Parameters under the names of engine/weights/weight_names.h, as views: copying into one loads it.
  std::vector<std::pair<std::string, at::Tensor>> namedWeights() const;

  at::Tensor embedding;  // (V, D), undefined without embedding

 private:
  std::int64_t rotaryLength(const TransformerInput& input) const;
  AttentionContext attentionContext(const TransformerInput& input, at::ScalarType dtype) const;
  at::Tensor withPositions(const TransformerInput& input) const;
  void addLayerWeights(int index, std::vector<std::pair<std::string, at::Tensor>>& weights) const;
  void addHeadWeights(std::vector<std::pair<std::string, at::Tensor>>& weights) const;

  ModelShape m_shape;
  at::Tensor m_positions;  // (P, D), learned positions
  at::Tensor m_types;      // (types, D)
  at::Tensor m_headWeight; // (V, D), untied
  at::Tensor m_headBias;   // (V)
  std::shared_ptr<Norm> m_embeddingNorm, m_norm, m_headNorm;
  std::shared_ptr<Linear> m_headDense;
  std::vector<std::shared_ptr<Layer>> m_layers;
};

}  // namespace engine
