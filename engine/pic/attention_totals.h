// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "engine/model/layers.h"

namespace engine {

// Adds up, head by head, the attention that the rows predicting an answer pay to each column of its prompt; of some heads
// together it keeps every row.
class AttentionTotals {
 public:
  // `kept`: the (layer, head) pairs whose rows are kept; none named: all.
  AttentionTotals(int layers, int heads, int columns, std::vector<std::pair<int, int>> kept);
  AttentionTotals(const AttentionTotals&) = delete;  // the observer points here
  AttentionTotals& operator=(const AttentionTotals&) = delete;

  const AttentionObserver* observer() const { return &m_observer; }
  // Of the named (layer, head) pairs together; none named: of all.
  double mass(const std::vector<std::pair<int, int>>& heads, int column) const;
  // Of the kept heads together, in the row that predicted the `token`-th token of the answer. 0: there is no such row.
  float massOf(std::size_t token, int column) const;

 private:
  void add(int layer, const at::Tensor& weights);
  bool isKept(int layer, int head) const;
  float at(int layer, int head, int column) const { return m_sums[(static_cast<std::size_t>(layer) * m_heads + head) * m_columns + column]; }

  int m_layers, m_heads, m_columns;
  std::vector<std::pair<int, int>> m_kept;
  std::vector<float> m_sums;  // (layers, heads, columns)
  std::vector<float> m_rows;  // (tokens, columns)
  AttentionObserver m_observer;
};

}  // namespace engine
