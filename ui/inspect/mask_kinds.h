// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QStringList>

#include "ui/inspect/mask_design.h"
#include "ui/plot/matrix.h"

namespace ui {

enum class MaskComparison { Alone, Overlay, Difference };

// A mask as a matrix of kinds of cells: who looks at whom; or where two masks agree.
// `other`: for a comparison; of the same size.
Matrix maskMatrix(const DesignedMask& mask, const DesignedMask* other, MaskComparison comparison,
                  const QStringList& tokens, const std::vector<PaintedCell>& painted);

// The colours of those kinds, and their names with patches of colour (rich text) as far as a mask uses them.
QList<QColor> maskColours(const QPalette& palette);
QString maskLegend(const Matrix& matrix, const QPalette& palette);

}  // namespace ui
