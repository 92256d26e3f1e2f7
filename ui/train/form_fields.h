// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/theme.h"

// The fields forms are made of, each with its name for screen readers.
namespace ui {

inline QSpinBox* wholeNumber(const QString& name, int low, int high, int step = 1) {
  auto* box = new QSpinBox;
  box->setRange(low, high);
  box->setSingleStep(step);
  box->setGroupSeparatorShown(true);
  box->setAccessibleName(name);
  return box;
}

inline QDoubleSpinBox* realNumber(const QString& name, double low, double high, int decimals, double step) {
  auto* box = new QDoubleSpinBox;
  box->setRange(low, high);
  box->setDecimals(decimals);
  box->setSingleStep(step);
  box->setAccessibleName(name);
  return box;
}

inline QComboBox* choice(const QString& name, std::initializer_list<std::pair<QString, QVariant>> entries) {
  auto* box = new QComboBox;
  box->setAccessibleName(name);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(16);
  for (const auto& [text, value] : entries) box->addItem(text, value);
  return box;
}

inline void choose(QComboBox* box, const QVariant& value) { box->setCurrentIndex(std::max(0, box->findData(value))); }

// A card with a heading; returns what to fill.
inline QFormLayout* card(QWidget*& widget, const QString& heading) {
  auto* frame = new QFrame;
  frame->setProperty("card", true);
  auto* title = new QLabel(heading);
  setTextRole(title, TextRole::Heading);
  auto* form = new QFormLayout;
  form->setRowWrapPolicy(QFormLayout::DontWrapRows);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setHorizontalSpacing(14);
  form->setVerticalSpacing(7);
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(14, 10, 14, 12);
  column->setSpacing(8);
  column->addWidget(title);
  column->addLayout(form);
  widget = frame;
  return form;
}

}  // namespace ui
