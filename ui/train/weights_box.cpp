// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/weights_box.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>

namespace ui {

WeightsBox::WeightsBox(int columns, QWidget* parent) : QWidget(parent), m_columns(columns), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(8);
  m_grid->setVerticalSpacing(5);
  for (int column = 0; column < columns; ++column) m_grid->setColumnStretch(2 * column + 1, 1);
}

void WeightsBox::add(const QString& name, const QString& text, const QString& tip) {
  auto* box = new QDoubleSpinBox;
  box->setRange(0, 1);
  box->setDecimals(2);
  box->setSingleStep(0.05);
  box->setAccessibleName(tr("Weight of %1").arg(text));
  auto* label = new QLabel(text);
  label->setBuddy(box);
  for (QWidget* widget : {static_cast<QWidget*>(box), static_cast<QWidget*>(label)}) widget->setToolTip(tip);
  const int place = static_cast<int>(m_boxes.size());
  m_grid->addWidget(label, place / m_columns, 2 * (place % m_columns));
  m_grid->addWidget(box, place / m_columns, 2 * (place % m_columns) + 1);
  m_boxes.emplace_back(name, box);
  connect(box, &QDoubleSpinBox::valueChanged, this, &WeightsBox::changed);
}

void WeightsBox::setWeights(const std::vector<std::pair<QString, double>>& weights) {
  for (const auto& [name, box] : m_boxes) {
    double value = 0;
    for (const auto& [given, weight] : weights) {
      if (given == name) value = weight;
    }
    box->setValue(value);
  }
}

std::vector<std::pair<QString, double>> WeightsBox::weights() const {
  std::vector<std::pair<QString, double>> weights;
  for (const auto& [name, box] : m_boxes) weights.emplace_back(name, box->value());
  return weights;
}

}  // namespace ui
