// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/line_chart.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <map>

#include <qcustomplot.h>

#include "ui/plot/chart_style.h"
#include "ui/theme.h"

namespace ui {
namespace {

QVector<double> toQt(const std::vector<double>& values) { return {values.begin(), values.end()}; }

QString numberText(double value) { return QLocale().toString(value, 'g', 5); }

}  // namespace

LineChart::LineChart(const ChartWords& words, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_empty(new QLabel),
      m_toggle(new QToolButton),
      m_stack(new QStackedWidget),
      m_plot(new QCustomPlot) {
  setTextRole(m_title, TextRole::Strong);
  m_toggle->setText(tr("Table"));
  m_toggle->setCheckable(true);
  m_toggle->setToolTip(tr("Show the numbers of this chart"));
  setTextRole(m_toggle, TextRole::Small);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_empty->setProperty("subtle", true);
  m_plot->setFocusPolicy(Qt::NoFocus);
  m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  placeLegendBelow(m_plot);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(m_plot);
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(m_toggle);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addLayout(head);
  column->addWidget(m_stack, 1);
  connect(m_toggle, &QToolButton::toggled, this, &LineChart::showTable);
  connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_moved = true; });
  connect(m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) { m_moved |= event->buttons() != 0; });
  connect(m_plot, &QCustomPlot::mousePress, this, [this](const QMouseEvent* event) { onPressed(event->pos()); });
  connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] {
    m_moved = false;
    fitAxes();
  });
  setWords(words);
}

void LineChart::setWords(const ChartWords& words) {
  m_words = words;
  m_title->setText(words.title);
  m_title->setVisible(!words.title.isEmpty());
  m_empty->setText(words.empty);
  m_toggle->setAccessibleName(tr("Numbers of “%1”").arg(words.title));
  setAccessibleName(words.title);
  m_plot->xAxis->setLabel(words.x);
  m_plot->yAxis->setLabel(words.y);
  setLogarithmic(m_plot->xAxis, words.logarithmicX);
  setLogarithmic(m_plot->yAxis, words.logarithmicY);
  m_moved = false;
  draw();
}

void LineChart::setSeries(std::vector<LineSeries> series) {
  m_series = std::move(series);
  draw();
}

void LineChart::setYRange(double low, double high) {
  m_low = low;
  m_high = high;
  fitAxes();
}

void LineChart::setMark(double x) {
  m_plot->clearItems();
  auto* line = new QCPItemStraightLine(m_plot);
  line->point1->setCoords(x, 0);
  line->point2->setCoords(x, 1);
  line->setPen(QPen(coloursOf(palette()).subtleText, 1, Qt::DashLine));
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineChart::draw() {
  m_plot->clearPlottables();
  m_plot->legend->clearItems();
  for (int i = 0; i < static_cast<int>(m_series.size()); ++i) drawBand(i);
  for (int i = 0; i < static_cast<int>(m_series.size()); ++i) drawSeries(i);
  m_plot->legend->setVisible(m_series.size() > 1);
  const bool empty = std::all_of(m_series.begin(), m_series.end(), [](const LineSeries& s) { return s.x.empty(); });
  if (m_toggle->isChecked()) {
    fillTable();
  } else {
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_plot);
  }
  fitAxes();
}

void LineChart::drawBand(int index) {
  const LineSeries& series = m_series[static_cast<std::size_t>(index)];
  if (series.low.empty() || series.dots) return;
  QColor colour = seriesColour(series.colour < 0 ? index : series.colour, palette());
  colour.setAlpha(45);
  QCPGraph* edges[2];
  for (int side = 0; side < 2; ++side) {
    edges[side] = m_plot->addGraph();
    edges[side]->setData(toQt(series.x), toQt(side == 0 ? series.low : series.high), true);
    edges[side]->setPen(Qt::NoPen);
    edges[side]->removeFromLegend();
  }
  edges[1]->setBrush(colour);
  edges[1]->setChannelFillGraph(edges[0]);
}

void LineChart::drawSeries(int index) {
  const LineSeries& series = m_series[static_cast<std::size_t>(index)];
  const QColor colour = seriesColour(series.colour < 0 ? index : series.colour, palette());
  QCPGraph* graph = m_plot->addGraph();
  graph->setName(series.name);
  graph->setPen(QPen(colour, 1.8, series.dashed ? Qt::DashLine : Qt::SolidLine));
  graph->setData(toQt(series.x), toQt(series.y), std::is_sorted(series.x.begin(), series.x.end()));
  if (series.dots) graph->setLineStyle(QCPGraph::lsNone);
  if (series.dots || series.x.size() < 40) {
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, series.dots ? 8 : 5));
  }
  if (!series.dots || series.low.empty()) return;
  auto* bars = new QCPErrorBars(m_plot->xAxis, m_plot->yAxis);
  QVector<double> below, above;
  for (std::size_t i = 0; i < series.y.size(); ++i) {
    below << series.y[i] - series.low[i];
    above << series.high[i] - series.y[i];
  }
  bars->setDataPlottable(graph);
  bars->setData(below, above);
  bars->setPen(QPen(colour, 1.2));
  bars->removeFromLegend();
}

void LineChart::fitAxes() {
  if (!m_moved) {
    m_plot->rescaleAxes();
    widen(m_plot->xAxis);
    widen(m_plot->yAxis);
    if (m_low != m_high) m_plot->yAxis->setRange(m_low, m_high);
  }
  recolour();
}

void LineChart::recolour() {
  styleChart(m_plot, palette());
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineChart::onPressed(const QPoint& at) {
  constexpr double kReach = 12;  // pixels
  double nearest = kReach;
  int series = -1, point = -1;
  for (int s = 0; s < static_cast<int>(m_series.size()); ++s) {
    const LineSeries& candidate = m_series[static_cast<std::size_t>(s)];
    for (int i = 0; i < static_cast<int>(candidate.x.size()); ++i) {
      const auto place = static_cast<std::size_t>(i);
      const double x = m_plot->xAxis->coordToPixel(candidate.x[place]);
      const double y = m_plot->yAxis->coordToPixel(candidate.y[place]);
      const double distance = std::hypot(x - at.x(), y - at.y());
      if (distance >= nearest) continue;
      nearest = distance;
      series = s;
      point = i;
    }
  }
  if (series >= 0) Q_EMIT pointClicked(series, point);
}

// A row for every x, a column for every series.
std::vector<std::vector<QString>> LineChart::rows() const {
  std::map<double, std::vector<QString>> lines;
  std::vector<QString> head{m_words.x};
  for (std::size_t s = 0; s < m_series.size(); ++s) {
    const LineSeries& series = m_series[s];
    head.push_back(series.name);
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      QString text = numberText(series.y[i]);
      if (!series.low.empty()) text += QStringLiteral(" [%1, %2]").arg(numberText(series.low[i]), numberText(series.high[i]));
      auto& line = lines.try_emplace(series.x[i], std::vector<QString>(m_series.size())).first->second;
      line[s] += (line[s].isEmpty() ? QString() : QStringLiteral("; ")) + text;
    }
  }
  std::vector<std::vector<QString>> all{head};
  for (const auto& [x, cells] : lines) {
    all.push_back({numberText(x)});
    all.back().insert(all.back().end(), cells.begin(), cells.end());
  }
  return all;
}

QString LineChart::csv() const {
  QString text;
  for (const auto& row : rows()) {
    QStringList cells;
    for (const QString& cell : row) cells << QLatin1Char('"') + QString(cell).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
  }
  return text;
}

void LineChart::fillTable() {
  const auto lines = rows();
  m_table->setColumnCount(static_cast<int>(lines.front().size()));
  m_table->setRowCount(static_cast<int>(lines.size()) - 1);
  for (int r = 0; r < static_cast<int>(lines.size()); ++r) {
    for (int c = 0; c < m_table->columnCount(); ++c) {
      const QString& text = lines[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
      auto* item = new QTableWidgetItem(text);
      r == 0 ? m_table->setHorizontalHeaderItem(c, item) : m_table->setItem(r - 1, c, item);
    }
  }
}

void LineChart::showTable(bool table) {
  m_toggle->setChecked(table);
  if (table && m_table == nullptr) {
    m_table = new QTableWidget;
    m_table->setAccessibleName(tr("Numbers of “%1”").arg(m_words.title));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_stack->addWidget(m_table);
  }
  if (table) m_stack->setCurrentWidget(m_table);
  draw();
}

void LineChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw();
}

void LineChart::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_plot->setBufferDevicePixelRatio(devicePixelRatioF());
  recolour();
}

}  // namespace ui
