// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>
#include <functional>

#include "ui/compare/side.h"
#include "ui/model_summary.h"

class QComboBox;
class QPushButton;

namespace ui {

// The settings of one side: model, compressor, mask, ratio.
class SideBar : public QGroupBox {
  Q_OBJECT

 public:
  SideBar(const QString& title, double ratio, QWidget* parent = nullptr);

  SideChoice choice() const;
  void setChoice(const SideChoice& choice);
  void setModel(const ModelSummary& model);  // the loaded one
  void addModel(const QString& folder);      // another, and chooses it
  QString description() const;               // "pic 4×"

 Q_SIGNALS:
  void otherModelRequested();
  void changed();

 private:
  QComboBox* box(const QString& name);

  QComboBox* m_model;
  QComboBox* m_compressor;
  QComboBox* m_mask;
  QComboBox* m_ratio;
  QPushButton* m_other;
};

}  // namespace ui
