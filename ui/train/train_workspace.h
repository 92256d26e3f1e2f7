// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/frame/dialogs.h"
#include "ui/run_summary.h"
#include "ui/train/training_log.h"

class QListWidget;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace ui {

class TrainForm;
class TrainingView;

// Trainings: a list of all there are, a form for a new one, and everything of the chosen one.
class TrainWorkspace : public QWidget {
  Q_OBJECT

 public:
  explicit TrainWorkspace(const Dialogs& dialogs, QWidget* parent = nullptr);

  TrainForm* form() const { return m_form; }
  TrainingView* view() const { return m_view; }
  QListWidget* list() const { return m_list; }

  void setRuns(const std::vector<RunSummary>& runs);
  void updateRun(const RunSummary& run);
  void setLog(const QString& id, const TrainingLog& log);
  void select(const QString& id);  // empty: the form
  QString selected() const;

 Q_SIGNALS:
  void runChosen(const QString& id);
  void removeConfirmed(const QString& id);

 private:
  void showChosen();

  Dialogs m_dialogs;
  std::vector<RunSummary> m_runs;
  QListWidget* m_list;
  QPushButton* m_new;
  QStackedWidget* m_stack;
  TrainForm* m_form;
  TrainingView* m_view;
};

}  // namespace ui
