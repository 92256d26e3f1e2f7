// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "engine/values/memory.h"
#include "engine/weights/model_config.h"

namespace engine {

// What reading and remembering cost, counted and not measured.

// Decoder positions a memory takes: its tokens and the two delimiters <mem> </mem> around every segment.
inline int delimitedPositions(const Memory& memory) {
  return memory.memoryCount() + 2 * static_cast<int>(memory.segments.size());
}

// Context tokens a position of the decoder stands for, delimiters counted: the ratio that was really reached.
inline double ratioWithDelimiters(const Memory& memory) {
  const int positions = delimitedPositions(memory);
  return positions > 0 ? static_cast<double>(memory.contextTokens()) / positions : 0;
}

// Bytes of a number in a dtype as the engine names it: 8 for "float64", 4 for "float32", otherwise 2.
int bytesPerNumber(std::string_view dtype);

// Floating-point operations of one pass of `rows` positions that attend to `keys` of them and earlier ones; the last
// layer computes its keys for all rows and the rest for `lastRows`. A multiplication and an addition are two. Attention is
// counted as it is computed, over all pairs, allowed or not; norms, activations and adapters (below a percent) are not.
double passOperations(const ModelShape& shape, double rows, double keys, double lastRows);

// Reading a prompt of so many positions and generating so many tokens, head included, with a key-value cache.
double readingOperations(const ModelShape& shape, double positions, double generated);

// Numbers of the weights that every generated token is multiplied with: all layers and the head.
double readWeights(const ModelShape& shape);

// Making a segment's memory, converter included; mean pooling has no memory rows.
double segmentOperations(const ModelShape& shape, double tokens, double memories, bool poolMean);
// Making a memory: every segment through a compressor of this shape with its memory rows, and the converter.
double compressionOperations(const ModelShape& shape, const Memory& memory);

// Keys and values of so many positions in all layers: 2 · layers · key-value heads · head width · bytes · positions.
double keyValueBytes(const ModelShape& shape, double positions, int bytesPerNumber);

}  // namespace engine
