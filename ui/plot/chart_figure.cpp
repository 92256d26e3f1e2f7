// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/chart_figure.h"

#include <qcustomplot.h>

#include <QEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/plot/plot_style.h"
#include "ui/plot/value_table.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kReach = 14;  // pixels from a dot

QVector<double> placesOf(const ChartSeries& series) {
  QVector<double> x(series.x.begin(), series.x.end());
  for (int i = 0; series.kind != ChartSeries::Kind::Dots && i < static_cast<int>(series.y.size()); ++i) x << i;
  return x;
}

}  // namespace

ChartFigure::ChartFigure(const QString& title, QWidget* parent)
    : ChartFigure(title, new QCustomPlot, new ValueTable, parent) {}

ChartFigure::ChartFigure(const QString& title, QCustomPlot* plot, ValueTable* table, QWidget* parent)
    : Figure(title, plot, plot, table, parent), m_plot(plot), m_table(table) {
  table->setParent(this);
  plot->setMinimumSize(180, 120);
  plot->setFocusPolicy(Qt::NoFocus);
  plot->setMouseTracking(true);
  plot->installEventFilter(this);
  plot->setAccessibleName(title);
  plot->xAxis->grid()->setVisible(false);
  plot->addLayer("mark", nullptr, QCustomPlot::limAbove);
  plot->layer("mark")->setMode(QCPLayer::lmBuffered);
}

bool ChartFigure::hasDots() const {
  return !m_chart.series.empty() && m_chart.series.front().kind == ChartSeries::Kind::Dots;
}

void ChartFigure::setChart(const Chart& chart) {
  m_chart = chart;
  m_marked = -1;
  setEmptyText({});
  fillTable();
  draw();
}

void ChartFigure::draw() {
  stylePlot(m_plot, palette());
  m_plot->clearPlottables();
  m_plot->clearItems();
  m_plot->legend->clearItems();
  const Colours colours = coloursOf(palette());
  const QColor series[] = {colours.accent, colours.warning, colours.error};
  for (std::size_t i = 0; i < m_chart.series.size(); ++i) drawSeries(m_chart.series[i], series[i % 3]);
  m_plot->legend->setVisible(m_chart.series.size() > 1);
  m_plot->legend->setFont(scaledFont(0.85));
  m_plot->legend->setTextColor(palette().color(QPalette::Text));
  m_plot->legend->setBrush(colours.surface);
  m_plot->legend->setBorderPen(QPen(colours.border));
  m_plot->xAxis->setLabel(m_chart.xTitle);
  m_plot->yAxis->setLabel(m_chart.yTitle);
  m_plot->rescaleAxes();
  for (const double level : m_chart.levels) {
    m_plot->yAxis->setRange(std::min(m_plot->yAxis->range().lower, level), std::max(m_plot->yAxis->range().upper, level));
    auto* line = new QCPItemStraightLine(m_plot);
    line->point1->setCoords(0, level);
    line->point2->setCoords(1, level);
    line->setPen(QPen(colours.subtleText, 1, Qt::DashLine));
  }
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) axis->scaleRange(1.08, axis->range().center());
  labelPlaces();
  drawMark();
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ChartFigure::drawSeries(const ChartSeries& series, const QColor& colour) {
  const QVector<double> x = placesOf(series), y(series.y.begin(), series.y.end());
  if (series.kind == ChartSeries::Kind::Bars) {
    auto* bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    bars->setName(series.name);
    bars->setData(x, y, true);
    bars->setWidth(0.8);
    bars->setPen(Qt::NoPen);
    bars->setBrush(colour);
    return;
  }
  QCPGraph* graph = m_plot->addGraph();
  graph->setName(series.name);
  graph->setData(x, y);
  graph->setPen(QPen(colour, 1.8));
  if (series.kind == ChartSeries::Kind::Dots) {
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, colour, colour, 6));
  }
}

void ChartFigure::labelPlaces() {
  if (hasDots()) {
    m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    return;
  }
  const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  const QFontMetrics metrics(scaledFont(0.85));
  const int count = static_cast<int>(m_chart.places.size());
  const int room = std::max(1, m_plot->width() / (metrics.height() + 4));
  const int step = (count + room - 1) / std::max(1, room);
  for (int i = 0; i < count; i += std::max(1, step)) {
    ticker->addTick(i, metrics.elidedText(m_chart.places[i], Qt::ElideRight, 10 * metrics.averageCharWidth()));
  }
  m_plot->xAxis->setTickLabelRotation(-90);
  m_plot->xAxis->setTicker(ticker);
}

QPointF ChartFigure::pointOf(int place) const {
  const ChartSeries& first = m_chart.series.front();
  const auto i = static_cast<std::size_t>(place);
  return {hasDots() ? first.x[i] : place, first.y[i]};
}

void ChartFigure::setMarked(int place) {
  const bool there = !m_chart.series.empty() && place >= 0 && place < static_cast<int>(m_chart.series.front().y.size());
  if (!there) place = -1;
  if (place == m_marked) return;
  m_marked = place;
  drawMark();
}

void ChartFigure::drawMark() {
  QCPLayer* layer = m_plot->layer("mark");
  for (QCPLayerable* old : layer->children()) m_plot->removeItem(static_cast<QCPAbstractItem*>(old));
  if (m_marked >= 0) {
    const QColor colour = palette().color(QPalette::Text);
    if (hasDots()) {
      auto* ring = new QCPItemTracer(m_plot);
      ring->setLayer(layer);
      ring->setStyle(QCPItemTracer::tsCircle);
      ring->setSize(13);
      ring->setPen(QPen(colour, 2));
      ring->position->setCoords(pointOf(m_marked));
    } else {
      auto* band = new QCPItemStraightLine(m_plot);
      band->setLayer(layer);
      band->setPen(QPen(colour, 1));
      band->point1->setCoords(m_marked, 0);
      band->point2->setCoords(m_marked, 1);
    }
  }
  layer->replot();
}

void ChartFigure::fillTable() {
  QStringList head{tr("place")};
  for (const ChartSeries& series : m_chart.series) {
    if (series.kind == ChartSeries::Kind::Dots) head << m_chart.xTitle << m_chart.yTitle;
    else head << series.name;
  }
  std::vector<QVariantList> rows;
  for (int place = 0; place < static_cast<int>(m_chart.places.size()); ++place) {
    QVariantList row{m_chart.places[place]};
    const auto i = static_cast<std::size_t>(place);
    for (const ChartSeries& series : m_chart.series) {
      if (series.kind == ChartSeries::Kind::Dots) row << (i < series.x.size() ? QVariant(series.x[i]) : QVariant());
      row << (i < series.y.size() ? QVariant(series.y[i]) : QVariant());
    }
    rows.push_back(row);
  }
  m_table->setValues(head, std::move(rows));
}

int ChartFigure::placeAt(const QPointF& pixel) const {
  if (m_chart.series.empty() || !m_plot->axisRect()->rect().contains(pixel.toPoint())) return -1;
  const int count = static_cast<int>(m_chart.series.front().y.size());
  int nearest = -1;
  double distance = hasDots() ? kReach : std::numeric_limits<double>::max();
  for (int i = 0; i < count; ++i) {
    const QPointF point = pointOf(i);
    const double dx = m_plot->xAxis->coordToPixel(point.x()) - pixel.x();
    const double dy = hasDots() ? m_plot->yAxis->coordToPixel(point.y()) - pixel.y() : 0;
    if (std::hypot(dx, dy) >= distance) continue;
    distance = std::hypot(dx, dy);
    nearest = i;
  }
  return nearest;
}

bool ChartFigure::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::MouseMove) Q_EMIT hovered(placeAt(static_cast<QMouseEvent*>(event)->position()));
  if (event->type() == QEvent::Leave) Q_EMIT hovered(-1);
  if (event->type() == QEvent::Resize) labelPlaces();
  if (event->type() == QEvent::MouseButtonPress) {
    const int place = placeAt(static_cast<QMouseEvent*>(event)->position());
    if (place >= 0) Q_EMIT clicked(place);
  }
  return Figure::eventFilter(object, event);
}

void ChartFigure::changeEvent(QEvent* event) {
  Figure::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw();
}

void ChartFigure::showEvent(QShowEvent* event) {
  Figure::showEvent(event);
  matchScreen(m_plot);
}

}  // namespace ui
