// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_style.h"

#include <qcustomplot.h>

#include "ui/theme.h"

namespace ui {

void styleAxis(QCPAxis* axis, const QPalette& palette) {
  const Colours colours = coloursOf(palette);
  const QFont font = scaledFont(0.85);
  axis->setLabelFont(font);
  axis->setTickLabelFont(font);
  axis->setLabelColor(colours.subtleText);
  axis->setTickLabelColor(palette.color(QPalette::Text));
  for (QPen pen : {QPen(colours.border)}) {
    axis->setBasePen(pen);
    axis->setTickPen(pen);
    axis->setSubTickPen(pen);
  }
  axis->grid()->setPen(QPen(colours.border, 1, Qt::DotLine));
}

void stylePlot(QCustomPlot* plot, const QPalette& palette) {
  plot->setBackground(coloursOf(palette).surface);
  for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->xAxis2, plot->yAxis2}) styleAxis(axis, palette);
}

void matchScreen(QCustomPlot* plot) {
  if (plot->bufferDevicePixelRatio() == plot->devicePixelRatioF()) return;
  plot->setBufferDevicePixelRatio(plot->devicePixelRatioF());
  plot->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace ui
