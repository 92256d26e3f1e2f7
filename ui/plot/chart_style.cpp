// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/chart_style.h"

#include <QPalette>
#include <cmath>

#include <qcustomplot.h>

#include "ui/plot/line_chart.h"
#include "ui/theme.h"

namespace ui {
namespace {

void styleAxis(QCPAxis* axis, const QColor& text, const QColor& line, const QFont& font) {
  axis->setLabelColor(text);
  axis->setTickLabelColor(text);
  axis->setLabelFont(font);
  axis->setTickLabelFont(font);
  axis->setBasePen(QPen(line));
  axis->setTickPen(QPen(line));
  axis->setSubTickPen(Qt::NoPen);
  axis->grid()->setPen(QPen(line, 1, Qt::DotLine));
  axis->grid()->setZeroLinePen(QPen(line));
  axis->setNumberFormat(QStringLiteral("g"));
  axis->setNumberPrecision(5);
}

}  // namespace

QColor seriesColour(int index, const QPalette& palette) {
  static constexpr const char* kLight[] = {"#0072b2", "#d55e00", "#009e73", "#a8539b", "#8a6d00", "#3a8fb7", "#4d4d4d"};
  static constexpr const char* kDark[] = {"#56b4e9", "#ff9e4a", "#2fc79a", "#e08fc8", "#f0e442", "#8ecbff", "#c8c8c8"};
  return QColor((isDark(palette) ? kDark : kLight)[index % 7]);
}

void styleChart(QCustomPlot* plot, const QPalette& palette) {
  const Colours colours = coloursOf(palette);
  const QFont font = scaledFont(0.85);
  plot->setBackground(colours.surface);
  for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) styleAxis(axis, colours.subtleText, colours.border, font);
  plot->legend->setFont(font);
  plot->legend->setTextColor(palette.color(QPalette::Text));
  plot->legend->setBrush(Qt::NoBrush);
  plot->legend->setBorderPen(Qt::NoPen);
}

void placeLegendBelow(QCustomPlot* plot) {
  auto* line = new QCPLayoutGrid;
  plot->plotLayout()->addElement(1, 0, line);
  plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
  plot->legend->setWrap(4);
  plot->legend->setIconSize(16, 8);
  plot->legend->setRowSpacing(0);
  plot->legend->setMargins(QMargins(6, 0, 6, 2));
  line->addElement(0, 0, plot->legend);
  line->setMargins(QMargins(0, 0, 0, 0));
  plot->plotLayout()->setRowStretchFactor(1, 0.001);  // as low as it can be
  plot->plotLayout()->setRowSpacing(0);
}

void setLogarithmic(QCPAxis* axis, bool logarithmic) {
  axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  if (logarithmic) {
    const QSharedPointer<QCPAxisTickerLog> ticker(new QCPAxisTickerLog);
    ticker->setLogBase(2);
    ticker->setSubTickCount(0);
    axis->setTicker(ticker);
  } else {
    axis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
  }
}

void widen(QCPAxis* axis) {
  const QCPRange range = axis->range();
  if (axis->scaleType() == QCPAxis::stLogarithmic) {
    const double factor = std::pow(range.upper / range.lower, 0.05) * 1.05;
    axis->setRange(range.lower / factor, range.upper * factor);
    return;
  }
  const double room = range.size() > 0 ? 0.05 * range.size() : std::max(0.5, std::abs(range.lower) * 0.1);
  axis->setRange(range.lower - room, range.upper + room);
}

}  // namespace ui
