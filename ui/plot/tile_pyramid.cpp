// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/tile_pyramid.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <mutex>

#include "ui/plot/parallel_rows.h"

namespace ui {
namespace {

constexpr double kOutside = 0.005;  // share of values beyond each end of the robust range

std::uint8_t largerMagnitude(std::uint8_t a, std::uint8_t b, int zero) {
  return std::abs(a - zero) >= std::abs(b - zero) ? a : b;
}

}  // namespace

TilePyramid::Level TilePyramid::emptyLevel(int rows, int columns) {
  const std::size_t stride = (static_cast<std::size_t>(columns) + 3) / 4 * 4;  // QImage wants rows of whole words
  return {rows, columns, stride, std::vector<std::uint8_t>(stride * static_cast<std::size_t>(rows))};
}

TilePyramid::TilePyramid(int rows, int columns, const RowSource& source, bool kinds)
    : m_rows(rows), m_columns(columns), m_scale(kinds ? CellScale::Kind : CellScale::Magnitude) {
  measure(source);
  m_largest.push_back(emptyLevel(rows, columns));
  m_mean.emplace_back();
  encode(source);
  while (m_largest.back().rows > 1 || m_largest.back().columns > 1) {
    const int halfRows = (m_largest.back().rows + 1) / 2, halfColumns = (m_largest.back().columns + 1) / 2;
    Level largest = emptyLevel(halfRows, halfColumns), mean = emptyLevel(halfRows, halfColumns);
    poolLargest(m_largest.back(), largest);
    poolMean(m_largest.size() == 1 ? m_largest.front() : m_mean.back(), mean);
    m_largest.push_back(std::move(largest));
    m_mean.push_back(std::move(mean));
  }
}

void TilePyramid::measure(const RowSource& source) {
  std::mutex together;
  double low = 0, high = 0;
  bool any = false;
  parallelRows(m_rows, [&](int begin, int end) {
    std::vector<float> values(static_cast<std::size_t>(m_columns));
    float least = 0, most = 0;
    bool first = true;
    for (int row = begin; row < end; ++row) {
      source(row, values);
      for (const float value : values) {
        if (!std::isfinite(value)) continue;
        least = first ? value : std::min(least, value);
        most = first ? value : std::max(most, value);
        first = false;
      }
    }
    const std::lock_guard lock(together);
    if (first) return;
    low = any ? std::min<double>(low, least) : least;
    high = any ? std::max<double>(high, most) : most;
    any = true;
  });
  m_full = m_robust = {low, high};
  m_largestMagnitude = std::max(std::abs(low), std::abs(high));
  if (m_scale == CellScale::Magnitude && low < 0) m_scale = CellScale::Signed;
}

double TilePyramid::valueOf(std::uint8_t code) const {
  switch (m_scale) {
    case CellScale::Kind:
      return code;
    case CellScale::Magnitude:
      return m_largestMagnitude * (code / 255.0) * (code / 255.0);
    case CellScale::Signed:
      break;
  }
  const double share = (code - 128) / 127.0;
  return m_largestMagnitude * share * std::abs(share);
}

std::uint8_t TilePyramid::codeOf(double value) const {
  if (!std::isfinite(value)) value = 0;
  if (m_scale == CellScale::Kind) return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
  const double share = m_largestMagnitude > 0 ? std::sqrt(std::min(1.0, std::abs(value) / m_largestMagnitude)) : 0;
  if (m_scale == CellScale::Magnitude) return static_cast<std::uint8_t>(share * 255 + 0.5);
  return static_cast<std::uint8_t>(128 + static_cast<int>(share * 127 + 0.5) * (value < 0 ? -1 : 1));
}

void TilePyramid::encode(const RowSource& source) {
  Level& base = m_largest.front();
  std::mutex together;
  std::array<std::int64_t, 256> counts{};
  const float scale = m_largestMagnitude > 0 ? static_cast<float>(1 / m_largestMagnitude) : 0;
  parallelRows(m_rows, [&](int begin, int end) {
    std::vector<float> values(static_cast<std::size_t>(m_columns));
    std::array<std::int64_t, 256> mine{};
    for (int row = begin; row < end; ++row) {
      source(row, values);
      std::uint8_t* out = base.cells.data() + static_cast<std::size_t>(row) * base.stride;
      for (const float value : values) {
        // codeOf(), without what a loop over 268 million cells need not do.
        const bool plain = m_scale == CellScale::Magnitude && value >= 0 && std::isfinite(value);
        *out = plain ? static_cast<std::uint8_t>(std::sqrt(value * scale) * 255.0F + 0.5F) : codeOf(value);
        ++mine[*out++];
      }
    }
    const std::lock_guard lock(together);
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += mine[i];
  });
  setRobustRange(counts);
}

void TilePyramid::setRobustRange(std::span<const std::int64_t> counts) {
  if (m_scale == CellScale::Kind) return;
  const auto outside = static_cast<std::int64_t>(kOutside * m_rows * m_columns);
  const auto quantile = [&](int from, int step) {
    std::int64_t passed = 0;
    int code = from;
    while (code + step >= 0 && code + step < 256 && (passed += counts[static_cast<std::size_t>(code)]) <= outside)
      code += step;
    return valueOf(static_cast<std::uint8_t>(code));
  };
  const ColourRange inner{quantile(0, 1), quantile(255, -1)};
  // Where nearly everything is the same, the quantiles say nothing.
  m_robust = inner.high > inner.low ? inner : m_full;
  if (m_scale == CellScale::Magnitude) m_robust.low = std::min(m_robust.low, 0.0);
  if (m_scale == CellScale::Signed) {
    const double most = std::max(std::abs(m_robust.low), std::abs(m_robust.high));
    m_robust = {-most, most};
  }
}

void TilePyramid::poolLargest(const Level& from, Level& to) const {
  const int zero = m_scale == CellScale::Signed ? 128 : 0;
  parallelRows(to.rows, [&](int begin, int end) {
    for (int row = begin; row < end; ++row) {
      const std::uint8_t* above = from.cells.data() + static_cast<std::size_t>(2 * row) * from.stride;
      const std::uint8_t* below = 2 * row + 1 < from.rows ? above + from.stride : above;
      std::uint8_t* out = to.cells.data() + static_cast<std::size_t>(row) * to.stride;
      const int pairs = from.columns / 2;
      if (zero == 0) {
        for (int c = 0; c < pairs; ++c) {
          out[c] = std::max(std::max(above[2 * c], above[2 * c + 1]), std::max(below[2 * c], below[2 * c + 1]));
        }
      } else {
        for (int c = 0; c < pairs; ++c) {
          out[c] = largerMagnitude(largerMagnitude(above[2 * c], above[2 * c + 1], zero),
                                   largerMagnitude(below[2 * c], below[2 * c + 1], zero), zero);
        }
      }
      if (from.columns % 2 != 0) out[pairs] = largerMagnitude(above[2 * pairs], below[2 * pairs], zero);
    }
  });
}

void TilePyramid::poolMean(const Level& from, Level& to) const {
  // In steps of 1/65535 of the whole range, so that the mean of codes is the mean of values.
  std::array<std::uint32_t, 256> steps{};
  std::vector<std::uint8_t> codes(65536);
  const double low = valueOf(0), span = valueOf(255) - low;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double value = valueOf(static_cast<std::uint8_t>(i));
    steps[i] = span > 0 ? static_cast<std::uint32_t>(std::lround((value - low) / span * 65535)) : 0;
  }
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = codeOf(low + span * static_cast<double>(i) / 65535);
  parallelRows(to.rows, [&](int begin, int end) {
    for (int row = begin; row < end; ++row) {
      const std::uint8_t* above = from.cells.data() + static_cast<std::size_t>(2 * row) * from.stride;
      const std::uint8_t* below = 2 * row + 1 < from.rows ? above + from.stride : above;
      std::uint8_t* out = to.cells.data() + static_cast<std::size_t>(row) * to.stride;
      for (int c = 0; c < to.columns; ++c) {
        const int right = std::min(2 * c + 1, from.columns - 1);
        out[c] = codes[(steps[above[2 * c]] + steps[above[right]] + steps[below[2 * c]] + steps[below[right]] + 2) / 4];
      }
    }
  });
}

const TilePyramid::Level& TilePyramid::level(Pooling pooling, int level) const {
  const bool mean = pooling == Pooling::Mean && level > 0 && m_scale != CellScale::Kind;
  return (mean ? m_mean : m_largest).at(static_cast<std::size_t>(level));
}

QImage TilePyramid::view(Pooling pooling, int index, const QRect& cells) const {
  const Level& from = level(pooling, index);
  const std::uint8_t* first = from.cells.data() + static_cast<std::size_t>(cells.y()) * from.stride + cells.x();
  return {first, cells.width(), cells.height(), static_cast<qsizetype>(from.stride), QImage::Format_Indexed8};
}

QSize TilePyramid::sizeOf(int index) const {
  const Level& from = m_largest.at(static_cast<std::size_t>(index));
  return {from.columns, from.rows};
}

std::uint8_t TilePyramid::at(Pooling pooling, int index, int row, int column) const {
  const Level& from = level(pooling, index);
  return from.cells[static_cast<std::size_t>(row) * from.stride + static_cast<std::size_t>(column)];
}

std::int64_t TilePyramid::bytes() const {
  std::int64_t sum = 0;
  for (const auto* levels : {&m_largest, &m_mean}) {
    for (const Level& one : *levels) sum += static_cast<std::int64_t>(one.cells.size());
  }
  return sum;
}

}  // namespace ui
