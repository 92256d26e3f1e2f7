// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/model_summary.h"

class QLabel;
class QToolButton;

namespace ui {

// The right part of the status bar: model, device, memory in use, tokens a second. Errors stand on the left of it until
// they are dismissed; a click opens the log.
class StatusPanel : public QWidget {
  Q_OBJECT

 public:
  explicit StatusPanel(QWidget* parent = nullptr);
  void setModel(const ModelSummary& model);
  void setModelText(const QString& text);  // while it is being loaded, or when it failed
  void setMemoryInUse(std::int64_t bytes);
  void setTokensPerSecond(double rate);
  void showError(const QString& sentence);
  QString error() const;

 Q_SIGNALS:
  void logRequested();

 private:
  QToolButton* m_error;
  QToolButton* m_dismiss;
  QLabel* m_model;
  QLabel* m_memory;
  QLabel* m_rate;
};

}  // namespace ui
