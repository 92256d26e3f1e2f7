// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <span>

#include "engine/pic/compressor.h"

namespace engine {

// Segments of different lengths side by side, in append layout: n columns of context, then k of memory, both padded.
// Everything a compressor needs besides its weights. B segments, T = n + k.
struct CompressionBatch {
  std::int64_t n = 0;   // longest context
  std::int64_t k = 0;   // most memory tokens
  at::Tensor ids;        // (B, n) int64, 0 where padded
  at::Tensor positions;  // (B, T) int64
  at::Tensor types;      // (B, T) int64: 0 context, 1 memory
  at::Tensor mask;       // (B or 1, 1, T, T) bool
  at::Tensor average;    // (B, k, n) float: row u is the mean over the chunk of memory token u
  at::Tensor slot;       // (B, k) int64: which of its chunk's memory tokens this is
  at::Tensor rows;       // (Σk) int64: the real memory rows among B·k, segment after segment
};

CompressionBatch makeCompressionBatch(std::span<const SegmentInput> segments, const MaskRules& rules,
                                      ContextDirection direction, PositionLayout layout, at::Device device);

}  // namespace engine
