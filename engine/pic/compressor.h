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
// The token embedding is the decoder's. With a `lora` in its configuration the layers are the decoder's too. Thread safety: const calls may run at the same time.
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

  // For a compressor whose adapter acts on memory rows only: the context's keys and values, which depend on neither
  // mask, ratio nor adapter, so that one reading serves them all. The masks used with it must let context tokens look
  // back at all before them. ids: of segments of one length.
  KvCache readContext(const at::Tensor& ids, const Transformer& embedder, at::ScalarType dtype) const;
  // forward() on top of such a reading, which is left as it was. REQUIRES: segments with the ids that were read.
  at::Tensor fromContext(KvCache& context, std::span<const SegmentInput> segments, const Transformer& embedder,
                         const MaskChoice& mask, at::ScalarType dtype) const;

  const Transformer& stack(const Transformer& embedder) const { return backbone ? *backbone : embedder; }

  // What the memories run through: layers of its own, or (null) the decoder's with the adapter.
  std::shared_ptr<Transformer> backbone;
  std::shared_ptr<Lora> lora;
  at::Tensor memoryToken;  // (s, D): the learned vector of the m-th memory token of a chunk, or the segment's in turn
  std::shared_ptr<Norm> converterNorm;
  std::shared_ptr<Linear> converterIn, converterOut;

 private:
  at::Tensor convert(const at::Tensor& h, const at::Tensor& pooled) const;
  at::Tensor memoryVectors(const at::Tensor& slot) const;

  CompressorConfig m_config;
  PositionLayout m_layout;
};

}  // namespace engine
