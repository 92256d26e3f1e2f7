// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/explore/evaluation_result.h"

class QComboBox;
class QLabel;
class QTableWidget;

namespace ui {

class LineChart;

// What compression costs and what it keeps: every row of an evaluation as a dot with its interval, and as a line of a
// table. A click on a dot chooses its row. Combinations nobody trained are left out of the chart and said to be so in
// the table.
class TradeOff : public QWidget {
  Q_OBJECT

 public:
  explicit TradeOff(QWidget* parent = nullptr);
  void setResult(const EvaluationResult& result);

  LineChart* chart() const { return m_chart; }
  QTableWidget* table() const { return m_table; }
  QComboBox* across() const { return m_across; }
  QComboBox* up() const { return m_up; }

 private:
  void draw();
  void fillTable();
  void select(int series, int point);

  EvaluationResult m_result;
  std::vector<std::vector<int>> m_rowOf;  // by series and point
  QComboBox* m_across;
  QComboBox* m_up;
  LineChart* m_chart;
  QLabel* m_note;
  QTableWidget* m_table;
};

}  // namespace ui
