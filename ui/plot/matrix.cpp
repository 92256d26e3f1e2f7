// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/matrix.h"

#include <algorithm>

namespace ui {

Matrix matrixOf(int rows, int columns, std::vector<float> values, bool kinds) {
  Matrix matrix;
  const auto kept = std::make_shared<const std::vector<float>>(std::move(values));
  const auto width = static_cast<std::size_t>(columns);
  const auto copyRow = [kept, width](int row, std::span<float> out) {
    std::copy_n(kept->begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * width), width, out.begin());
  };
  matrix.pyramid = std::make_shared<const TilePyramid>(rows, columns, copyRow, kinds);
  matrix.value = [kept, width](int row, int column) {
    return (*kept)[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)];
  };
  return matrix;
}

}  // namespace ui
