// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <map>

#include "app/runs/runs.h"
#include "ui/frame/dialogs.h"
#include "ui/frame/task_state.h"
#include "ui/train/train_plan.h"

namespace ui {
class MainWindow;
class TrainWorkspace;
struct ModelSummary;
}  // namespace ui

namespace app {

// The Train workspace and the processes that do what is asked there. What is at work is shown among the tasks too.
class TrainingDesk : public QObject {
  Q_OBJECT

 public:
  TrainingDesk(ui::MainWindow* window, const ui::Dialogs& dialogs, QObject* parent = nullptr);

  ui::TrainWorkspace* workspace() const { return m_workspace; }
  Runs* runs() { return &m_runs; }
  void setModel(const ui::ModelSummary& model);  // that is loaded, to start from

 Q_SIGNALS:
  void modelChosen(const QString& folder);  // to be used

 private:
  void connectForm();
  void connectRuns();
  void start(const ui::TrainPlan& plan);
  void attempt(const std::function<void()>& order);  // an Error becomes a sentence in the window
  void showMaps();
  void showTask(const ui::RunSummary& run);

  ui::MainWindow* m_window;
  ui::TrainWorkspace* m_workspace;  // the window's
  Runs m_runs;
  std::map<QString, int> m_tasks;  // number among the tasks, by the run's id
  int m_nextTask = ui::kFirstRunTask;
};

}  // namespace app
