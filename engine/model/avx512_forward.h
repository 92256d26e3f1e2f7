// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/model/avx512_tiles.h"

namespace engine {

// The forward pass of one head, one tile of rows at a time: scores, their exponentials, the weighted values.
template <class Lanes>
class Forward {
 public:
  Forward(const AttentionHead& head, Scratch& scratch)
      : m_head(head),
        m_groups(head.width / Lanes::kGroup),
        m_q(scratch.take<float>(head.rowTiles() * kTileRows * m_groups)),
        m_k(scratch.take<float>(head.keyTiles() * kTileKeys * m_groups)),
        m_v(scratch.take<float>(head.keyTiles() * kTileKeys / Lanes::kGroup * head.width)),
        m_scores(scratch.take<float>(head.keyTiles() * kTileRows * kTileKeys)),
        m_weights(scratch.take<float>(head.keyTiles() * kTileGroups<Lanes>)),
        m_keyTiles(scratch.take<int>(head.keyTiles())) {}

  void run() {
    packRows<Lanes>(m_head.q, m_head.rows, m_head.width, m_q);
    packLanes<Lanes>(m_head.k, m_head.keys, m_head.width, m_k);
    packGroups<Lanes>(m_head.v, m_head.keys, kTileKeys, m_head.width, m_v);
    for (int tile = 0; tile < m_head.rowTiles(); ++tile) {
      m_count = listVisible(m_head, tile, m_keyTiles);
      score(tile);
      TileProduct product{m_weights, m_keyTiles, m_count, m_v, m_head.width, {}};
      for (int row = 0; row < kTileRows; row += 2) weigh(tile * kTileRows + row, row, product.factor + row);
      storeProduct<Lanes>(product, m_head.out, tile * kTileRows, m_head.rows);
    }
  }

 private:
  void score(int tile) {
    const float* rows = m_q + tile * kTileRows * m_groups;
    int n = 0;
    for (; n + 2 <= m_count; n += 2) scoreTiles<2>(rows, n);
    if (n < m_count) scoreTiles<1>(rows, n);
  }

  template <int kTiles>
  void scoreTiles(const float* rows, int n) {
    const float* keys[kTiles];
    for (int tile = 0; tile < kTiles; ++tile) keys[tile] = m_k + m_keyTiles[n + tile] * kTileKeys * m_groups;
    __m512 sum[kTiles][kTileRows] = {};
    addScores<Lanes>(rows, keys, m_groups, sum);
#pragma GCC unroll 2
    for (int tile = 0; tile < kTiles; ++tile) {
#pragma GCC unroll 8
      for (int row = 0; row < kTileRows; ++row)
        _mm512_store_ps(m_scores + ((n + tile) * kTileRows + row) * 16, sum[tile][row]);
    }
  }

  // Turns two rows of scores into exponentials. factor: what the sums over them are multiplied with.
  void weigh(int row, int rowInTile, float* factor) {
    float* first = m_scores + rowInTile * 16;
    float* second = first + 16;
    const __m512 highestFirst = _mm512_set1_ps(addBias(row, first)),
                 highestSecond = _mm512_set1_ps(addBias(row + 1, second));
    __m512 sumFirst = _mm512_setzero_ps(), sumSecond = _mm512_setzero_ps();
    float* weights = m_weights + rowInTile * kTileKeys / Lanes::kGroup;
    for (int n = 0; n < m_count; ++n) {
      const int at = n * kTileRows * 16;
      const __m512 weightFirst = exp2Lanes(_mm512_sub_ps(_mm512_load_ps(first + at), highestFirst));
      const __m512 weightSecond = exp2Lanes(_mm512_sub_ps(_mm512_load_ps(second + at), highestSecond));
      sumFirst = _mm512_add_ps(sumFirst, weightFirst);
      sumSecond = _mm512_add_ps(sumSecond, weightSecond);
      Lanes::storeRows(weights + n * kTileGroups<Lanes>, weightFirst, weightSecond);
    }
    factor[0] = finish(row, _mm512_cvtss_f32(highestFirst), _mm512_reduce_add_ps(sumFirst));
    factor[1] = finish(row + 1, _mm512_cvtss_f32(highestSecond), _mm512_reduce_add_ps(sumSecond));
  }

  // Scales and biases one row of scores, for exponents of 2; returns the highest.
  float addBias(int row, float* scores) {
    const __m512 scale = _mm512_set1_ps(scoreScale(m_head) * kLog2OfE);
    __m512 highest = _mm512_set1_ps(kLowest);  // finite also when nothing is seen
    for (int n = 0; n < m_count; ++n) {
      float* at = scores + n * kTileRows * 16;
      const __m512 biased =
          _mm512_fmadd_ps(_mm512_load_ps(at), scale, biasOf<Lanes>(m_head, row, m_keyTiles[n] * kTileKeys));
      highest = _mm512_max_ps(highest, biased);
      _mm512_store_ps(at, biased);
    }
    return _mm512_reduce_max_ps(highest);
  }

  float finish(int row, float highest, float sum) {
    if (m_head.logSum && row < m_head.rows)
      m_head.logSum[row] = sum == 0.0f ? -kHidden : highest + __builtin_log2f(sum);
    return sum == 0.0f ? 0.0f : 1.0f / sum;
  }

  const AttentionHead& m_head;
  const int m_groups;
  float *const m_q, *const m_k, *const m_v;  // packed: rows, lanes, groups
  float *const m_scores, *const m_weights;   // of one tile of rows: (count, kTileRows, kTileKeys)
  int* const m_keyTiles;                     // what that tile sees
  int m_count = 0;
};

}  // namespace engine
