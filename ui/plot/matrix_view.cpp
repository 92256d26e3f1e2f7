// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/matrix_view.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/plot/heat_map.h"
#include "ui/plot/plot_style.h"
#include "ui/theme.h"

namespace ui {

MatrixView::MatrixView(const QString& name, QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot) {
  setAccessibleName(name);
  setFocusPolicy(Qt::StrongFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_plot);
  build();
  recolour();
}

void MatrixView::build() {
  m_plot->setFocusPolicy(Qt::NoFocus);
  m_plot->setMouseTracking(true);
  m_plot->installEventFilter(this);
  m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  m_plot->axisRect()->setupFullAxesBox();
  m_plot->xAxis->grid()->setVisible(false);
  m_plot->yAxis->grid()->setVisible(false);
  m_plot->yAxis->setRangeReversed(true);  // row 0 on top
  m_map = new HeatMap(m_plot->xAxis, m_plot->yAxis);
  m_bar = new QCPColorScale(m_plot);
  m_plot->plotLayout()->addElement(0, 1, m_bar);
  m_bar->setBarWidth(10);
  m_bar->setRangeDrag(false);
  m_bar->setRangeZoom(false);
  auto* margins = new QCPMarginGroup(m_plot);
  m_plot->axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
  m_bar->setMarginGroup(QCP::msTop | QCP::msBottom, margins);
  m_plot->addLayer("cross", nullptr, QCustomPlot::limAbove);
  m_crossLayer = m_plot->layer("cross");
  m_crossLayer->setMode(QCPLayer::lmBuffered);  // moves without painting the matrix again
  for (QCPItemRect** band : {&m_rowBand, &m_columnBand}) {
    *band = new QCPItemRect(m_plot);
    (*band)->setLayer(m_crossLayer);
    (*band)->setVisible(false);
  }
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] { keepInside(); });
  }
}

void MatrixView::setMatrix(const Matrix& matrix) {
  const auto sizeOf = [](const Matrix& m) {
    return m.pyramid ? QSize(m.pyramid->columns(), m.pyramid->rows()) : QSize();
  };
  const bool sameSize = sizeOf(matrix) == sizeOf(m_matrix);
  m_matrix = matrix;
  m_map->setPyramid(matrix.pyramid);
  m_plot->xAxis->setLabel(matrix.columnTitle);
  m_plot->yAxis->setLabel(matrix.rowTitle);
  m_bar->axis()->setLabel(matrix.valueTitle);
  if (!sameSize) {
    m_cursor = kNoCell;
    setMarks({}, {});
    resetZoom();
  }
  relabel();
  recolour();
}

void MatrixView::setColourMap(ColourMap map) {
  m_colourMap = map;
  recolour();
}

ColourMap MatrixView::colourMap() const {
  const bool isSigned = m_matrix.pyramid && m_matrix.pyramid->scale() == CellScale::Signed;
  return m_colourMap.value_or(isSigned ? ColourMap::Diverging : ColourMap::Viridis);
}

void MatrixView::setKindColours(const QList<QColor>& colours) {
  m_kindColours = colours;
  recolour();
}

void MatrixView::setRange(const std::optional<ColourRange>& range) {
  m_locked = range;
  recolour();
}

ColourRange MatrixView::range() const {
  if (m_locked) return *m_locked;
  return m_matrix.pyramid ? m_matrix.pyramid->robustRange() : ColourRange{};
}

void MatrixView::setPooling(Pooling pooling) {
  m_pooling = pooling;
  recolour();
}

QString MatrixView::poolingText() const {
  const int level = m_map->shownLevel();
  if (level == 0) return tr("every cell");
  const int cells = 1 << level;
  return (m_pooling == Pooling::Mean ? tr("mean of %1 × %1 cells") : tr("largest of %1 × %1 cells")).arg(cells);
}

void MatrixView::recolour() {
  stylePlot(m_plot, palette());
  styleAxis(m_bar->axis(), palette());
  QColor accent = coloursOf(palette()).accent;
  for (QCPItemRect* band : {m_rowBand, m_columnBand}) band->setPen(QPen(accent, 1.5));
  accent.setAlpha(70);
  for (QCPItemRect* band : {m_rowBand, m_columnBand}) band->setBrush(Qt::NoBrush);
  for (QCPItemRect* mark : m_marks) mark->setBrush(accent);
  m_map->setPooling(m_pooling);
  m_map->setGridLine(isDark(palette()) ? QColor(255, 255, 255, 40) : QColor(0, 0, 0, 40));
  const bool kinds = m_matrix.pyramid && m_matrix.pyramid->scale() == CellScale::Kind;
  m_bar->setVisible(m_matrix.pyramid && !kinds);
  if (m_matrix.pyramid) {
    QList<QRgb> colours(256);
    for (int code = 0; code < 256; ++code) {
      const double value = m_matrix.pyramid->valueOf(static_cast<std::uint8_t>(code));
      colours[code] = kinds ? m_kindColours.value(code, Qt::magenta).rgb() : colourAt(colourMap(), shareOf(value, range())).rgb();
    }
    m_map->setColours(colours);
    QCPColorGradient gradient;
    gradient.clearColorStops();
    for (int i = 0; i <= 16; ++i) gradient.setColorStopAt(i / 16.0, colourAt(colourMap(), i / 16.0));
    m_bar->setGradient(gradient);
    m_bar->setDataRange({range().low, std::max(range().high, range().low + 1e-12)});
  }
  m_plot->replot(QCustomPlot::rpQueuedReplot);
  Q_EMIT viewChanged();
}

void MatrixView::relabel() {
  if (!m_matrix.pyramid) return;
  labelAxis(m_plot->xAxis, m_matrix.pyramid->columns(), m_matrix.columnLabel);
  labelAxis(m_plot->yAxis, m_matrix.pyramid->rows(), m_matrix.rowLabel);
}

void MatrixView::labelAxis(QCPAxis* axis, int count, const std::function<QString(int)>& label) const {
  const double cell = std::abs(axis->coordToPixel(1) - axis->coordToPixel(0));
  const bool named = label && cell >= std::max(14, fontMetrics().height() - 3);
  const bool upright = axis == m_plot->xAxis && named;
  axis->setTickLabelRotation(upright ? -90 : 0);
  if (!named) {
    const QSharedPointer<QCPAxisTickerFixed> ticker(new QCPAxisTickerFixed);
    ticker->setTickStep(1);
    ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    axis->setTicker(ticker);
    return;
  }
  const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  const int begin = std::clamp(static_cast<int>(axis->range().lower), 0, count);
  const int end = std::clamp(static_cast<int>(std::ceil(axis->range().upper)), begin, count);
  const QFontMetrics metrics(axis->tickLabelFont());
  for (int i = begin; i < end; ++i) {
    ticker->addTick(i + 0.5, metrics.elidedText(label(i), Qt::ElideRight, 9 * metrics.averageCharWidth()));
  }
  axis->setTicker(ticker);
}

QString MatrixView::describe(Cell cell) const {
  if (!m_matrix.pyramid || cell == kNoCell) return {};
  const auto named = [](const std::function<QString(int)>& label, int i) {
    return label ? QStringLiteral("%1 (%2)").arg(label(i)).arg(i) : QString::number(i);
  };
  const double value = m_matrix.value(cell.y(), cell.x());
  const bool kinds = m_matrix.pyramid->scale() == CellScale::Kind;
  const QString shown = kinds ? m_matrix.kinds.value(static_cast<int>(value)) : QLocale().toString(value, 'g', 4);
  return QStringLiteral("%1 → %2: %3").arg(named(m_matrix.rowLabel, cell.y()), named(m_matrix.columnLabel, cell.x()), shown);
}

void MatrixView::setMarks(const std::vector<int>& rows, const std::vector<int>& columns) {
  for (QCPItemRect* mark : m_marks) m_plot->removeItem(mark);
  m_marks.clear();
  if (!m_matrix.pyramid) return;
  QColor colour = coloursOf(palette()).accent;
  colour.setAlpha(70);
  const auto add = [&](double left, double top, double right, double bottom) {
    auto* mark = new QCPItemRect(m_plot);
    mark->setLayer(m_crossLayer);
    mark->topLeft->setCoords(left, top);
    mark->bottomRight->setCoords(right, bottom);
    mark->setPen(Qt::NoPen);
    mark->setBrush(colour);
    m_marks.push_back(mark);
  };
  for (const int row : rows) add(0, row, m_matrix.pyramid->columns(), row + 1);
  for (const int column : columns) add(column, 0, column + 1, m_matrix.pyramid->rows());
  m_crossLayer->replot();
}

void MatrixView::setCursorCell(Cell cell) {
  if (cell == m_cursor) return;
  m_cursor = cell;
  placeCross();
}

void MatrixView::placeCross() {
  const bool shown = m_matrix.pyramid && m_cursor != kNoCell;
  m_rowBand->setVisible(shown);
  m_columnBand->setVisible(shown);
  if (shown) {
    m_rowBand->topLeft->setCoords(0, m_cursor.y());
    m_rowBand->bottomRight->setCoords(m_matrix.pyramid->columns(), m_cursor.y() + 1);
    m_columnBand->topLeft->setCoords(m_cursor.x(), 0);
    m_columnBand->bottomRight->setCoords(m_cursor.x() + 1, m_matrix.pyramid->rows());
  }
  m_crossLayer->replot();
}

}  // namespace ui
