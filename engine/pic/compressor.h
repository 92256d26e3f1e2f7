// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>

#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/transformer.h"
#include "engine/pic/chunking.h"
#include "engine/pic/masks.h"
#include "engine/pic/positions.h"
#include "engine/weights/model_folder.h"

namespace engine {

// One segment to compress: its context tokens and the chunks they are cut into.
struct SegmentInput {
  std::vector<std::int32_t> ids;
  std::vector<ChunkSpan> chunks;
};

// Turns segments into memory tokens: context tokens and memory tokens go through one transformer under the mask of the
// PIC family, and the memory rows, through a converter, are what the decoder will read in place of the text.
// The token embedding is the decoder's. Thread safety: const calls may run at the same time.
// Source: pic.md §1 (skeleton) and §3 (masks); the residual output and the mean input: small-model.md §1.
class Compressor : public torch::nn::Module {
 public:
  Compressor(const ModelShape& shape, const CompressorConfig& config);

  // All memory tokens, segment after segment. `mask` is the compressor's own or another; dtype: what to compute in.
  // → (Σk, D); undefined when stopped on the way
  at::Tensor forward(std::span<const SegmentInput> segments, const Transformer& embedder, const MaskChoice& mask,
                     at::ScalarType dtype, const AttentionObserver* observer = nullptr,
                     const std::stop_token* stop = nullptr) const;

  const CompressorConfig& config() const { return m_config; }
  ContextDirection direction() const {
    return m_config.causalContext ? ContextDirection::Causal : ContextDirection::Bidirectional;
  }
  std::vector<std::pair<std::string, at::Tensor>> namedWeights() const;

  std::shared_ptr<Transformer> backbone;
  at::Tensor memoryToken;  // (s, D): the learned vector of the m-th memory token of a chunk
  std::shared_ptr<Norm> converterNorm;
  std::shared_ptr<Linear> converterIn, converterOut;

 private:
  CompressorConfig m_config;
  PositionLayout m_layout;
};

}  // namespace engine
