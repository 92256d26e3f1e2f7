// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCPAxis;
class QCustomPlot;
class QPalette;

namespace ui {

// Colours and fonts of the theme for axes, grid and legend.
void styleChart(QCustomPlot* plot, const QPalette& palette);

// Puts the legend into a line of its own under the axes, so that it covers nothing.
void placeLegendBelow(QCustomPlot* plot);

void setLogarithmic(QCPAxis* axis, bool logarithmic);

// A little room around the data; a range around a single value.
void widen(QCPAxis* axis);

}  // namespace ui
