// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <utility>
#include <vector>

class QDoubleSpinBox;
class QGridLayout;

namespace ui {

// How often each of several things is drawn: a number from 0 up beside each name.
class WeightsBox : public QWidget {
  Q_OBJECT

 public:
  explicit WeightsBox(int columns, QWidget* parent = nullptr);
  void add(const QString& name, const QString& text, const QString& tip);
  void setWeights(const std::vector<std::pair<QString, double>>& weights);  // others are 0
  std::vector<std::pair<QString, double>> weights() const;

 Q_SIGNALS:
  void changed();

 private:
  int m_columns;
  QGridLayout* m_grid;
  std::vector<std::pair<QString, QDoubleSpinBox*>> m_boxes;
};

}  // namespace ui
