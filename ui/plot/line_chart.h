// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

class QCustomPlot;
class QLabel;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace ui {

// A curve, or dots. `low` and `high`, where given, are as long as x: a band around a curve, or intervals of dots.
struct LineSeries {
  QString name;
  std::vector<double> x, y;
  std::vector<double> low, high;
  bool dots = false;    // only marks
  bool dashed = false;
  int colour = -1;      // of the list of colours; −1: by its place
};

// What a chart shows beside its series.
struct ChartWords {
  QString title;
  QString x, y;              // labels of the axes
  QString empty;             // said where there is no series yet
  bool logarithmicX = false;
  bool logarithmicY = false;
};

// Curves of numbers with a title, a legend and the same numbers as a table. Follows the theme. The wheel zooms, dragging
// moves, a double click shows everything again; whoever has not moved it sees all of the growing data.
class LineChart : public QWidget {
  Q_OBJECT

 public:
  explicit LineChart(const ChartWords& words, QWidget* parent = nullptr);

  void setWords(const ChartWords& words);
  void setSeries(std::vector<LineSeries> series);
  const std::vector<LineSeries>& series() const { return m_series; }
  void setYRange(double low, double high);  // fixed; otherwise it follows the data
  void setMark(double x);                   // a vertical line
  void showTable(bool table);
  QCustomPlot* plot() const { return m_plot; }  // for export
  QString csv() const;                          // the table

  QSize sizeHint() const override { return {360, 220}; }
  QSize minimumSizeHint() const override { return {240, 170}; }

 Q_SIGNALS:
  void pointClicked(int series, int point);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void recolour();
  void draw();
  void drawSeries(int index);
  void drawBand(int index);
  void fitAxes();
  void fillTable();
  void onPressed(const QPoint& at);
  std::vector<std::vector<QString>> rows() const;  // the first is the head

  ChartWords m_words;
  std::vector<LineSeries> m_series;
  double m_low = 0, m_high = 0;  // of y; equal: as the data
  bool m_moved = false;          // by the user
  QLabel* m_title;
  QLabel* m_empty;
  QToolButton* m_toggle;
  QStackedWidget* m_stack;
  QCustomPlot* m_plot;
  QTableWidget* m_table = nullptr;  // made when it is shown
};

// Colours that can be told apart also by who sees no red or no green. Source: Okabe and Ito, 2008.
QColor seriesColour(int index, const QPalette& palette);

}  // namespace ui
