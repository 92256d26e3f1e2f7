// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/model/avx512_tiles.h"

namespace engine {

// Rows whose weights are kept at a time in the backward pass: 16 tiles by 400 keys are 100 kB of bfloat16.
inline constexpr int kBlockTiles = 16;

// The backward pass of one head. Weights come back from the saved sums; a "slope" is the gradient of a scaled score.
template <class Lanes>
class Backward {
 public:
  Backward(const AttentionHead& head, Scratch& scratch)
      : m_head(head),
        m_groups(head.width / Lanes::kGroup),
        m_q(takeRows(scratch, head.rowTiles() * kTileRows)),
        m_g(takeRows(scratch, head.rowTiles() * kTileRows)),
        m_qGroups(takeRows(scratch, head.rowTiles() * kTileRows)),
        m_gGroups(takeRows(scratch, head.rowTiles() * kTileRows)),
        m_k(takeRows(scratch, head.keyTiles() * kTileKeys)),
        m_v(takeRows(scratch, head.keyTiles() * kTileKeys)),
        m_kGroups(takeRows(scratch, head.keyTiles() * kTileKeys)),
        m_logSum(scratch.take<float>(head.rowTiles() * kTileRows)),
        m_delta(scratch.take<float>(head.rowTiles() * kTileRows)),
        m_weights(scratch.take<float>(kBlockTiles * head.keyTiles() * kTileGroups<Lanes>)),
        m_slopes(scratch.take<float>(kBlockTiles * head.keyTiles() * kTileGroups<Lanes>)),
        m_slopeRows(scratch.take<float>(head.keyTiles() * kTileGroups<Lanes>)),
        m_kSum(scratch.take<float>(head.keyTiles() * kTileKeys * head.width)),
        m_vSum(scratch.take<float>(head.keyTiles() * kTileKeys * head.width)),
        m_keyTiles(scratch.take<int>(head.keyTiles())) {}

  void run() {
    pack();
    for (int row = 0; row < m_head.rowTiles() * kTileRows; ++row) prepareRow(row);
    for (int n = 0; n < m_head.keyTiles() * kTileKeys * m_head.width; n += 16) {
      _mm512_store_ps(m_kSum + n, _mm512_setzero_ps());
      _mm512_store_ps(m_vSum + n, _mm512_setzero_ps());
    }
    for (int first = 0; first < m_head.rowTiles(); first += kBlockTiles) {
      const int end = std::min(m_head.rowTiles(), first + kBlockTiles);
      for (int tile = first; tile < end; ++tile) differentiateRows(tile, tile - first);
      for (int keyTile = 0; keyTile < m_head.keyTiles(); ++keyTile) {
        addToKeys(m_weights, m_gGroups, keyTile, first, end, m_vSum);
        addToKeys(m_slopes, m_qGroups, keyTile, first, end, m_kSum);
      }
    }
    storeKeys(m_kSum, scoreScale(m_head), m_head.kGradient);
    storeKeys(m_vSum, 1.0f, m_head.vGradient);
  }

 private:
  float* takeRows(Scratch& scratch, int rows) { return scratch.take<float>(rows * m_groups); }

  void pack() {
    const int T = m_head.rows, S = m_head.keys, d = m_head.width;
    packRows<Lanes>(m_head.q, T, d, m_q);
    packRows<Lanes>(m_head.resultGradient, T, d, m_g);
    packGroups<Lanes>(m_head.q, T, kTileRows, d, m_qGroups);
    packGroups<Lanes>(m_head.resultGradient, T, kTileRows, d, m_gGroups);
    packLanes<Lanes>(m_head.k, S, d, m_k);
    packLanes<Lanes>(m_head.v, S, d, m_v);
    packGroups<Lanes>(m_head.k, S, kTileKeys, d, m_kGroups);
  }

  // What softmax subtracts from every slope of a row: the mean slope, which is result · gradient.
  void prepareRow(int row) {
    m_logSum[row] = row < m_head.rows ? m_head.logSum[row] : 0.0f;
    __m512 sum = _mm512_setzero_ps();
    for (int column = 0; row < m_head.rows && column < m_head.width; column += 16) {
      sum = _mm512_fmadd_ps(Lanes::load(rowOf<Lanes>(m_head.result, row) + column, 0xFFFF),
                            Lanes::load(rowOf<Lanes>(m_head.resultGradient, row) + column, 0xFFFF), sum);
    }
    m_delta[row] = _mm512_reduce_add_ps(sum);
  }

  // Weights and slopes of one tile of rows, and the gradient of its queries.
  void differentiateRows(int tile, int tileInBlock) {
    const int count = listVisible(m_head, tile, m_keyTiles);
    for (int n = 0; n < count; ++n) {
      const int at = (tileInBlock * m_head.keyTiles() + m_keyTiles[n]) * kTileGroups<Lanes>;
      differentiateTile(tile, m_keyTiles[n], m_weights + at, m_slopes + at, m_slopeRows + n * kTileGroups<Lanes>);
    }
    TileProduct product{m_slopeRows, m_keyTiles, count, m_kGroups, m_head.width, {}};
    for (float& factor : product.factor) factor = scoreScale(m_head);
    storeProduct<Lanes>(product, m_head.qGradient, tile * kTileRows, m_head.rows);
  }

  void differentiateTile(int rowTile, int keyTile, float* weights, float* slopes, float* slopeRows) {
    __m512 score[1][kTileRows] = {}, slope[1][kTileRows] = {};
    const int rows = rowTile * kTileRows * m_groups, keys = keyTile * kTileKeys * m_groups;
    addScores<Lanes, 1>(m_q + rows, {m_k + keys}, m_groups, score);
    addScores<Lanes, 1>(m_g + rows, {m_v + keys}, m_groups, slope);
    const __m512 scale = _mm512_set1_ps(scoreScale(m_head) * kLog2OfE);
#pragma GCC unroll 8
    for (int n = 0; n < kTileRows; ++n) {
      const int row = rowTile * kTileRows + n;
      const __m512 bias = _mm512_sub_ps(biasOf<Lanes>(m_head, row, keyTile * kTileKeys), _mm512_set1_ps(m_logSum[row]));
      score[0][n] = exp2Lanes(_mm512_fmadd_ps(score[0][n], scale, bias));
      slope[0][n] = _mm512_mul_ps(score[0][n], _mm512_sub_ps(slope[0][n], _mm512_set1_ps(m_delta[row])));
    }
#pragma GCC unroll 4
    for (int n = 0; n < kTileRows; n += 2) {
      Lanes::storeGroups(weights + n * 16 / Lanes::kGroup, score[0][n], score[0][n + 1]);
      Lanes::storeGroups(slopes + n * 16 / Lanes::kGroup, slope[0][n], slope[0][n + 1]);
      Lanes::storeRows(slopeRows + n * 16 / Lanes::kGroup, slope[0][n], slope[0][n + 1]);
    }
  }

  // sums (keyTiles, d, kTileKeys) += rowsᵀ (d, rows) · tiles (rows, keys), over the tiles of rows from first to end.
  void addToKeys(const float* tiles, const float* rows, int keyTile, int first, int end, float* sums) {
    constexpr int kSteps = kTileRows / Lanes::kGroup;
    const int d = m_head.width;
    for (int column = 0; column < d; column += 16) {
      float* const at = sums + (keyTile * d + column) * kTileKeys;
      __m512 sum[16];
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) sum[i] = _mm512_load_ps(at + i * 16);
      for (int tile = first; tile < end; ++tile) {
        if (!m_head.visible[tile * m_head.keyTiles() + keyTile]) continue;
        const float* lanes = tiles + ((tile - first) * m_head.keyTiles() + keyTile) * kTileGroups<Lanes>;
        const float* groups = rows + tile * kSteps * d + column;
#pragma GCC unroll 1
        for (int step = 0; step < kSteps; ++step) {
          const __m512 keys = _mm512_load_ps(lanes + step * 16);
#pragma GCC unroll 16
          for (int i = 0; i < 16; ++i) sum[i] = Lanes::multiplyAdd(sum[i], _mm512_set1_ps(groups[step * d + i]), keys);
        }
      }
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) _mm512_store_ps(at + i * 16, sum[i]);
    }
  }

  void storeKeys(const float* sums, float factor, const RowsToWrite& out) {
    for (int at = 0; at < m_head.keyTiles() * m_head.width; at += 16) {
      const int keyTile = at / m_head.width, column = at % m_head.width;
      __m512 lanes[16];
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) lanes[i] = _mm512_load_ps(sums + (at + i) * kTileKeys);
      transpose16(lanes);
#pragma GCC unroll 16
      for (int i = 0; i < 16; ++i) {
        const int key = keyTile * kTileKeys + i;
        if (key < m_head.keys)
          Lanes::store(rowOf<Lanes>(out, key) + column, _mm512_mul_ps(lanes[i], _mm512_set1_ps(factor)));
      }
    }
  }

  const AttentionHead& m_head;
  const int m_groups;
  float *const m_q, *const m_g, *const m_qGroups, *const m_gGroups;  // queries and the result's gradient
  float *const m_k, *const m_v, *const m_kGroups;                    // lanes, lanes, groups
  float *const m_logSum, *const m_delta;                             // (padded T)
  float *const m_weights, *const m_slopes;  // (kBlockTiles, keyTiles, kTileRows / group, kTileKeys)
  float* const m_slopeRows;                 // (count, kTileRows, kTileKeys / group)
  float *const m_kSum, *const m_vSum;       // (keyTiles, d, kTileKeys)
  int* const m_keyTiles;
};

}  // namespace engine
