// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/explore/evaluation_result.h"
#include "ui/frame/dialogs.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace ui {

// What a batch evaluation asks: which questions, at which ratios, from which sources, how many.
class EvaluationForm : public QWidget {
  Q_OBJECT

 public:
  explicit EvaluationForm(const Dialogs& dialogs, QWidget* parent = nullptr);
  void addData(const QString& name, const QString& file);  // a file of questions to choose from
  void setModel(const QString& name, const QString& folder);
  void setPlan(const EvaluationPlan& plan);
  EvaluationPlan plan() const;

 Q_SIGNALS:
  void startRequested(const ui::EvaluationPlan& plan);

 private:
  void chooseData();
  void check();

  Dialogs m_dialogs;
  QString m_folder;
  QLabel* m_model;
  QComboBox* m_data;
  QSpinBox* m_limit;
  QSpinBox* m_seed;
  std::vector<std::pair<QString, QCheckBox*>> m_ratios, m_sources;
  QPushButton* m_begin;
};

}  // namespace ui
