// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCPAxis;
class QCustomPlot;
class QPalette;

namespace ui {

// Colours and fonts of the theme for ground and axes of a figure. To be called again when the palette changes.
void stylePlot(QCustomPlot* plot, const QPalette& palette);
void styleAxis(QCPAxis* axis, const QPalette& palette);

// Sharp on this screen: to be called when a plot is shown and when it moves to another screen.
void matchScreen(QCustomPlot* plot);

}  // namespace ui
