// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/attention_totals.h"

#include <ATen/ATen.h>

namespace engine {

AttentionTotals::AttentionTotals(int layers, int heads, int columns)
    : m_layers(layers), m_heads(heads), m_columns(columns), m_sums(static_cast<std::size_t>(layers) * heads * columns) {
  m_observer.lastRows = 1;
  m_observer.see = [this](int layer, const at::Tensor& weights) { add(layer, weights); };
}

void AttentionTotals::add(int layer, const at::Tensor& weights) {                        // (1, H, 1, S)
  const at::Tensor rows = weights[0].select(1, 0).to(at::kCPU, at::kFloat).contiguous();  // (H, S)
  for (int h = 0; h < m_heads; ++h) {
    const float* row = rows.const_data_ptr<float>() + h * rows.size(1);
    float* sums = m_sums.data() + (static_cast<std::size_t>(layer) * m_heads + h) * m_columns;
    for (int p = 0; p < m_columns; ++p) sums[p] += row[p];
  }
}

double AttentionTotals::mass(const std::vector<std::pair<int, int>>& heads, int column) const {
  double sum = 0;
  for (const auto& [layer, head] : heads) sum += at(layer, head, column);
  if (!heads.empty()) return sum;
  for (int layer = 0; layer < m_layers; ++layer) {
    for (int head = 0; head < m_heads; ++head) sum += at(layer, head, column);
  }
  return sum;
}

}  // namespace engine
