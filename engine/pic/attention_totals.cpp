// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/attention_totals.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace engine {

AttentionTotals::AttentionTotals(int layers, int heads, int columns, std::vector<std::pair<int, int>> kept)
    : m_layers(layers), m_heads(heads), m_columns(columns), m_kept(std::move(kept)), m_sums(static_cast<std::size_t>(layers) * heads * columns) {
  m_observer.lastRows = 1;
  m_observer.see = [this](int layer, const at::Tensor& weights) { add(layer, weights); };
}

void AttentionTotals::add(int layer, const at::Tensor& weights) {                        // (1, H, 1, S)
  const at::Tensor rows = weights[0].select(1, 0).to(at::kCPU, at::kFloat).contiguous();  // (H, S)
  if (layer == 0) m_rows.resize(m_rows.size() + static_cast<std::size_t>(m_columns));
  float* kept = m_rows.data() + m_rows.size() - m_columns;
  for (int h = 0; h < m_heads; ++h) {
    const float* row = rows.const_data_ptr<float>() + h * rows.size(1);
    float* sums = m_sums.data() + (static_cast<std::size_t>(layer) * m_heads + h) * m_columns;
    for (int p = 0; p < m_columns; ++p) sums[p] += row[p];
    if (!isKept(layer, h)) continue;
    for (int p = 0; p < m_columns; ++p) kept[p] += row[p];
  }
}

bool AttentionTotals::isKept(int layer, int head) const {
  return m_kept.empty() || std::find(m_kept.begin(), m_kept.end(), std::pair(layer, head)) != m_kept.end();
}

float AttentionTotals::massOf(std::size_t token, int column) const {
  const std::size_t place = token * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column);
  return place < m_rows.size() ? m_rows[place] : 0;
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
