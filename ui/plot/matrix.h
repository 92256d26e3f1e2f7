// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "ui/plot/tile_pyramid.h"

namespace ui {

// A matrix to be shown: the pyramid is painted, `value` is what the pointer, the table and exports say.
struct Matrix {
  std::shared_ptr<const TilePyramid> pyramid;
  std::function<double(int row, int column)> value;
  std::function<QString(int row)> rowLabel;        // none: the number
  std::function<QString(int column)> columnLabel;
  QString rowTitle, columnTitle, valueTitle;
  QStringList kinds;  // with CellScale::Kind: what 0, 1, … mean
};

// A matrix of values held in memory, (rows, columns) row-major. `kinds`: as TilePyramid.
Matrix matrixOf(int rows, int columns, std::vector<float> values, bool kinds = false);

// A cell under the pointer or the cursor; x is the column. {−1, −1}: none.
using Cell = QPoint;
inline constexpr Cell kNoCell{-1, -1};

}  // namespace ui
