// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/figure.h"

namespace ui {

class ValueTable;

// What a chart shows: one value a place of a row of named places, as bars or as a line; or dots in a plane.
struct ChartSeries {
  enum class Kind { Bars, Line, Dots };
  QString name;
  Kind kind = Kind::Bars;
  std::vector<double> x;  // of dots; else the places are 0, 1, …
  std::vector<double> y;
};
struct Chart {
  std::vector<ChartSeries> series;
  QStringList places;      // names of the places, or of the dots
  QString xTitle, yTitle;
  std::vector<double> levels;  // horizontal lines
};

// Bars, lines and dots as a figure. Pointing at a place says which; one place can be marked.
class ChartFigure : public Figure {
  Q_OBJECT

 public:
  explicit ChartFigure(const QString& title, QWidget* parent = nullptr);

  void setChart(const Chart& chart);
  const Chart& chart() const { return m_chart; }
  void setMarked(int place);  // −1: none
  QCustomPlot* plot() const { return m_plot; }

 Q_SIGNALS:
  void hovered(int place);  // −1: left
  void clicked(int place);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  ChartFigure(const QString& title, QCustomPlot* plot, ValueTable* table, QWidget* parent);
  void draw();
  void drawSeries(const ChartSeries& series, const QColor& colour);
  void drawMark();
  void labelPlaces();
  void fillTable();
  int placeAt(const QPointF& pixel) const;
  QPointF pointOf(int place) const;
  bool hasDots() const;

  QCustomPlot* m_plot;
  ValueTable* m_table;
  Chart m_chart;
  int m_marked = -1;
};

}  // namespace ui
