// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/attention_spans.h"

#include <cmath>
#include <iterator>
#include <map>

namespace ui {

std::vector<WeightedSpan> attentionSpans(const engine::Memory& memory, const engine::Answer& answer) {
  const auto memories = static_cast<std::size_t>(answer.memoryTokens);
  if (memories == 0 || answer.tokens.empty() || answer.attention.size() != memories * answer.tokens.size()) return {};
  std::vector<WeightedSpan> spans;
  std::size_t at = 0;
  for (const engine::Segment& segment : memory.segments) {
    for (const engine::Chunk& chunk : segment.chunks) {
      double share = 0;
      for (int m = 0; m < chunk.memoryCount && at < memories; ++m, ++at) {
        for (std::size_t token = 0; token < answer.tokens.size(); ++token)
          share += answer.attention[token * memories + at] / static_cast<double>(answer.tokens.size());
      }
      const std::int64_t length = chunk.bytes.end - chunk.bytes.begin;
      if (share > 0 && length > 0) spans.push_back({chunk.bytes, share / static_cast<double>(length)});
    }
  }
  return spans;
}

std::vector<WeightedSpan> differenceSpans(const std::vector<WeightedSpan>& first,
                                          const std::vector<WeightedSpan>& second) {
  std::map<std::int64_t, double> steps;  // by how much the weight changes at a byte
  for (const WeightedSpan& span : first) {
    steps[span.bytes.begin] += span.weight;
    steps[span.bytes.end] -= span.weight;
  }
  for (const WeightedSpan& span : second) {
    steps[span.bytes.begin] -= span.weight;
    steps[span.bytes.end] += span.weight;
  }
  constexpr double kNothing = 1e-12;  // what rounding leaves
  std::vector<WeightedSpan> spans;
  double weight = 0;
  for (auto step = steps.begin(); step != steps.end(); ++step) {
    weight += step->second;
    const auto next = std::next(step);
    if (next != steps.end() && std::abs(weight) > kNothing) spans.push_back({{step->first, next->first}, weight});
  }
  return spans;
}

}  // namespace ui
