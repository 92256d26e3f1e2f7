// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "engine/model/layers.h"

namespace engine {

// Adds up, head by head, the attention that the rows predicting an answer pay to each column of its prompt.
class AttentionTotals {
 public:
  AttentionTotals(int layers, int heads, int columns);
  AttentionTotals(const AttentionTotals&) = delete;  // the observer points here
  AttentionTotals& operator=(const AttentionTotals&) = delete;

  const AttentionObserver* observer() const { return &m_observer; }
  // Of the named (layer, head) pairs together; none named: of all.
  double mass(const std::vector<std::pair<int, int>>& heads, int column) const;

 private:
  void add(int layer, const at::Tensor& weights);
  float at(int layer, int head, int column) const { return m_sums[(static_cast<std::size_t>(layer) * m_heads + head) * m_columns + column]; }

  int m_layers, m_heads, m_columns;
  std::vector<float> m_sums;  // (layers, heads, columns)
  AttentionObserver m_observer;
};

}  // namespace engine
