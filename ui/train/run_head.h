// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <utility>
#include <vector>

#include "ui/run_summary.h"

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

// Title, state and progress of a run, and what can be done with it now.
class RunHead : public QWidget {
  Q_OBJECT

 public:
  explicit RunHead(QWidget* parent = nullptr);
  void setRun(const RunSummary& run);
  const RunSummary& run() const { return m_run; }
  QList<QAction*> commands() const;  // the buttons as entries of a menu

 Q_SIGNALS:
  void pauseRequested(const QString& id);
  void resumeRequested(const QString& id);
  void stopRequested(const QString& id);
  void continueRequested(const QString& id);
  void removeRequested(const QString& id);
  void modelRequested(const QString& folder);  // to be used
  void commandLineRequested(const QString& commandLine);

 private:
  QPushButton* button(const QString& text, const QString& icon, const QString& tip);
  void showCommands();

  RunSummary m_run;
  std::vector<std::pair<QPushButton*, QAction*>> m_commands;
  QLabel* m_title;
  QLabel* m_state;
  QLabel* m_numbers;
  QLabel* m_failure;
  QProgressBar* m_bar;
  QPushButton* m_pause;
  QPushButton* m_stop;
  QPushButton* m_continue;
  QPushButton* m_use;
  QPushButton* m_copy;
  QPushButton* m_remove;
};

}  // namespace ui
