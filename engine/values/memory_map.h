// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <vector>

#include "engine/values/attention_view.h"

namespace engine {

// One memory token over the source tokens of its segment.
struct MemoryMapRow {
  double mass = 0;      // share of its attention on source tokens; the rest is on memory tokens. 0…1
  double centre = 0;    // centre of that mass, in token indices of the segment
  double entropy = 0;   // of that mass, in nats: 0 one token, log n all alike
  double diagonal = 0;  // share of that mass inside the row's own chunk, 0…1
};

// Where memory tokens look: under a full mask a smear, under PIC a staircase. One segment. kAttentionCaveat holds.
struct MemoryMap {
  int memories = 0;          // k
  int tokens = 0;            // n
  std::vector<float> mass;   // (k, n): attention on source tokens, every row scaled to add up to 1 (or all 0)
  std::vector<MemoryMapRow> rows;
  double diagonalScore = 0;  // mean of the rows' `diagonal`
  float at(int memory, int token) const { return mass[static_cast<std::size_t>(memory) * tokens + token]; }
};

// One memory token's row. `weights`: its attention on the n source tokens; `chunk`: its own.
inline MemoryMapRow memoryMapRow(const float* weights, int tokens, const Chunk& chunk) {
  MemoryMapRow row;
  for (int i = 0; i < tokens; ++i) row.mass += weights[i];
  for (int i = 0; i < tokens && row.mass > 0; ++i) {
    const double share = weights[i] / row.mass;
    row.centre += share * i;
    if (share > 0) row.entropy -= share * std::log(share);
    if (i >= chunk.tokenBegin && i < chunk.tokenEnd) row.diagonal += share;
  }
  return row;
}

// REQUIRES: `view` is memoryAttention() of `segment` (explain.h). layer, head −1: all of them together.
inline MemoryMap memoryMapOf(const AttentionView& view, const Segment& segment, int layer = -1, int head = -1) {
  MemoryMap map{static_cast<int>(view.rows.size()), segment.tokenCount, {}, {}, 0};
  const std::vector<float> pooled = pooledAttention(view, layer, head);
  if (pooled.empty()) return map;
  std::size_t u = 0;
  for (const Chunk& chunk : segment.chunks) {
    for (int m = 0; m < chunk.memoryCount; ++m, ++u) {
      const float* weights = pooled.data() + u * view.columns.size();
      const MemoryMapRow row = memoryMapRow(weights, map.tokens, chunk);
      for (int i = 0; i < map.tokens; ++i) map.mass.push_back(row.mass > 0 ? static_cast<float>(weights[i] / row.mass) : 0);
      map.diagonalScore += row.diagonal / map.memories;
      map.rows.push_back(row);
    }
  }
  return map;
}

}  // namespace engine
