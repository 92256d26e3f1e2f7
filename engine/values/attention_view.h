// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

inline constexpr std::string_view kAttentionCaveat =
    "Attention tells where a head looked, not what it took from there, nor whether the answer would change without it.";

// A row or a column of an attention matrix.
struct AttentionPosition {
  enum class Kind { Text, Memory, Delimiter, Question, Answer };
  Kind kind = Kind::Text;
  std::string text;     // the token's own piece; a memory token: "m12"
  int document = -1;    // of text and memory tokens
  ByteRange bytes;      // the token's, or the memory token's chunk's, in bytes of the document
  int memory = -1;      // index in the whole memory
};

// Attention weights of some rows over all columns, softmaxed: a row of one head adds up to 1.
struct AttentionView {
  int layers = 0;
  int heads = 0;
  int firstLayer = 0;                      // the model's number of layer 0 here (a single layer may have been asked for)
  int firstHead = 0;
  std::vector<AttentionPosition> rows;     // of the decoder: the row that predicts an answer token bears its text
  std::vector<AttentionPosition> columns;
  std::vector<float> weights;              // (layers, heads, rows, columns)
  bool stopped = false;                    // then there are no weights

  float at(int layer, int head, int row, int column) const {
    const std::size_t plane = static_cast<std::size_t>(layer) * heads + head;
    return weights[(plane * rows.size() + row) * columns.size() + column];
  }
};

// The mean over layers and heads; −1: all of them. (rows, columns)
inline std::vector<float> pooledAttention(const AttentionView& view, int layer = -1, int head = -1) {
  const std::size_t size = view.rows.size() * view.columns.size();
  std::vector<float> mean(view.weights.empty() ? 0 : size);
  int planes = 0;
  for (int plane = 0; plane < view.layers * view.heads && !mean.empty(); ++plane) {
    if ((layer >= 0 && plane / view.heads != layer) || (head >= 0 && plane % view.heads != head)) continue;
    ++planes;
    for (std::size_t i = 0; i < size; ++i) mean[i] += view.weights[static_cast<std::size_t>(plane) * size + i];
  }
  for (float& weight : mean) weight /= static_cast<float>(planes > 0 ? planes : 1);
  return mean;
}

}  // namespace engine
