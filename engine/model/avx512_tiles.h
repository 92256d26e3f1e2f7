// SPDX-License-Identifier: Apache-2.0
#pragma once

// What forward and backward pass share: tiles of kTileRows rows and kTileKeys keys, and the products over them.
#include <algorithm>
#include <limits>

#include "engine/model/avx512_packing.h"

namespace engine {

inline constexpr float kLog2OfE = 1.44269504f;
inline constexpr float kHidden = -std::numeric_limits<float>::infinity();
inline constexpr float kLowest = std::numeric_limits<float>::lowest();

inline float scoreScale(const AttentionHead& head) { return 1.0f / __builtin_sqrtf(static_cast<float>(head.width)); }

// How many groups a tile holds: of rows (what is broadcast), or of groups of rows (one key a lane).
template <class Lanes>
inline constexpr int kTileGroups = kTileRows* kTileKeys / Lanes::kGroup;

// What is added to sixteen scores, in units of the base-2 exponent; −∞ past the last key. Rows past the last repeat it.
template <class Lanes>
__m512 biasOf(const AttentionHead& head, int row, int key) {
  row = std::min(row, head.rows - 1);
  const bool causal = head.causal && !head.mask.data;
  const __mmask16 lanes = lanesBelow((causal ? std::min(head.keys, row + 1) : head.keys) - key);
  const __m512 hidden = _mm512_set1_ps(kHidden);
  if (!head.mask.data) return _mm512_mask_mov_ps(hidden, lanes, _mm512_setzero_ps());
  return _mm512_mask_mul_ps(hidden, lanes, Lanes::load(rowOf<Lanes>(head.mask, row) + key, lanes),
                            _mm512_set1_ps(kLog2OfE));
}

// Lists the tiles of keys that some row of a tile of rows sees; returns how many.
inline int listVisible(const AttentionHead& head, int rowTile, int* keyTiles) {
  const int tiles = head.keyTiles();
  int count = 0;
  for (int tile = 0; tile < tiles; ++tile) {
    keyTiles[count] = tile;
    count += head.visible[rowTile * tiles + tile];
  }
  return count;
}

// sum[n] += rows (kTileRows, groups) times keys[n] (groups, kTileKeys). Several tiles at once hide the latency of the
// sums.
template <class Lanes, int kTiles>
void addScores(const float* rows, const float* const (&keys)[kTiles], int groups, __m512 (&sum)[kTiles][kTileRows]) {
  for (int group = 0; group < groups; ++group) {
#pragma GCC unroll 2
    for (int tile = 0; tile < kTiles; ++tile) {
      const __m512 lanes = _mm512_load_ps(keys[tile] + group * 16);
#pragma GCC unroll 8
      for (int row = 0; row < kTileRows; ++row) {
        sum[tile][row] = Lanes::multiplyAdd(sum[tile][row], _mm512_set1_ps(rows[row * groups + group]), lanes);
      }
    }
  }
}

// The listed tiles of weights (count, kTileRows, kTileKeys / group) times grouped rows of the keys (S / group, d).
struct TileProduct {
  const float* tiles;
  const int* keyTiles;
  int count;
  const float* groups;
  int width;
  float factor[kTileRows];  // of each row of the result
};

template <class Lanes, int kVectors>
void storeColumns(const TileProduct& product, int column, const RowsToWrite& out, int firstRow, int rows) {
  constexpr int kSteps = kTileKeys / Lanes::kGroup;
  __m512 sum[kVectors][kTileRows] = {};
  for (int n = 0; n < product.count; ++n) {
    const float* tile = product.tiles + n * kTileGroups<Lanes>;
    const float* groups = product.groups + product.keyTiles[n] * kSteps * product.width + column;
    for (int step = 0; step < kSteps; ++step) {
#pragma GCC unroll 2
      for (int vector = 0; vector < kVectors; ++vector) {
        const __m512 lanes = _mm512_load_ps(groups + step * product.width + vector * 16);
#pragma GCC unroll 8
        for (int row = 0; row < kTileRows; ++row) {
          sum[vector][row] = Lanes::multiplyAdd(sum[vector][row], _mm512_set1_ps(tile[row * kSteps + step]), lanes);
        }
      }
    }
  }
#pragma GCC unroll 8
  for (int row = 0; row < kTileRows; ++row) {
    if (firstRow + row >= rows) break;
#pragma GCC unroll 2
    for (int vector = 0; vector < kVectors; ++vector) {
      const __m512 scaled = _mm512_mul_ps(sum[vector][row], _mm512_set1_ps(product.factor[row]));
      Lanes::store(rowOf<Lanes>(out, firstRow + row) + column + vector * 16, scaled);
    }
  }
}

// Writes one tile of rows of the result.
template <class Lanes>
void storeProduct(const TileProduct& product, const RowsToWrite& out, int firstRow, int rows) {
  int column = 0;
  for (; column + 32 <= product.width; column += 32) storeColumns<Lanes, 2>(product, column, out, firstRow, rows);
  if (column < product.width) storeColumns<Lanes, 1>(product, column, out, firstRow, rows);
}

}  // namespace engine
