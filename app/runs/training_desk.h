// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/runs/runs.h"
#include "ui/frame/dialogs.h"
#include "ui/train/train_plan.h"

namespace ui {
class MainWindow;
class TrainWorkspace;
struct ModelSummary;
}  // namespace ui

namespace app {

// The Train workspace and the processes that do what is asked there.
class TrainingDesk : public QObject {
  Q_OBJECT

 public:
  TrainingDesk(ui::MainWindow* window, Runs& runs, const ui::Dialogs& dialogs, QObject* parent = nullptr);

  ui::TrainWorkspace* workspace() const { return m_workspace; }
  void setModel(const ui::ModelSummary& model);  // that is loaded, to start from

 Q_SIGNALS:
  void modelChosen(const QString& folder);  // to be used

 private:
  void connectForm();
  void connectRuns();
  void start(const ui::TrainPlan& plan);
  void showMaps();

  ui::MainWindow* m_window;
  ui::TrainWorkspace* m_workspace;  // the window's
  Runs& m_runs;
};

}  // namespace app
