// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "ui/plot/colour_map.h"

namespace ui {

// What the byte of a cell stands for: the square root of a share of the largest value, so that small ones stay apart;
// the same with a sign around 128; or a kind as it is (a mask).
enum class CellScale { Magnitude, Signed, Kind };
enum class Pooling { Largest, Mean };  // of largest magnitude, with its sign; or the mean

// A matrix of any size for painting: one byte a cell, and halved again and again, so that every zoom paints about as
// many cells as the screen has pixels. One pyramid keeps the largest magnitude of 2 × 2 cells, with its sign, so that an
// isolated cell is still seen from far; one keeps the mean. 16,384 × 16,384 cells take 450 MB.
// Thread safety: built once, on any thread, then constant.
// Source: measurements in the shared specification desktop.md §6.
class TilePyramid {
 public:
  static constexpr int kTile = 256;

  // Fills in a row's values. Called twice a row, from several threads.
  using RowSource = std::function<void(int row, std::span<float> values)>;
  // `kinds`: the values are small whole numbers to be kept as they are. Values that are no number count as 0.
  TilePyramid(int rows, int columns, const RowSource& source, bool kinds = false);

  int rows() const { return m_rows; }
  int columns() const { return m_columns; }
  int levels() const { return static_cast<int>(m_largest.size()); }
  CellScale scale() const { return m_scale; }
  ColourRange fullRange() const { return m_full; }      // of all values
  ColourRange robustRange() const { return m_robust; }  // of all but the outermost half per cent on each side
  double valueOf(std::uint8_t code) const;
  std::uint8_t codeOf(double value) const;

  // The cells [x, x + width) × [y, y + height) of a level, without a copy: valid as long as the pyramid.
  QImage view(Pooling pooling, int level, const QRect& cells) const;
  QSize sizeOf(int level) const;
  std::uint8_t at(Pooling pooling, int level, int row, int column) const;
  std::int64_t bytes() const;

 private:
  struct Level {
    int rows = 0, columns = 0;
    std::size_t stride = 0;
    std::vector<std::uint8_t> cells;
  };
  static Level emptyLevel(int rows, int columns);
  void measure(const RowSource& source);
  void setRobustRange(std::span<const std::int64_t> counts);
  void encode(const RowSource& source);
  void poolLargest(const Level& from, Level& to) const;
  void poolMean(const Level& from, Level& to) const;
  const Level& level(Pooling pooling, int level) const;

  int m_rows, m_columns;
  CellScale m_scale = CellScale::Magnitude;
  ColourRange m_full, m_robust;
  double m_largestMagnitude = 0;
  std::vector<Level> m_largest;  // [0] is the base of both
  std::vector<Level> m_mean;     // from level 1 on
};

}  // namespace ui
