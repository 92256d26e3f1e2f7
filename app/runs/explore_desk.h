// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/runs/runs.h"
#include "ui/explore/evaluation_result.h"
#include "ui/frame/dialogs.h"

namespace ui {
class ExploreWorkspace;
class MainWindow;
struct ModelSummary;
}  // namespace ui

namespace app {

// The Explore workspace and the processes that evaluate.
class ExploreDesk : public QObject {
  Q_OBJECT

 public:
  ExploreDesk(ui::MainWindow* window, Runs& runs, const ui::Dialogs& dialogs, QObject* parent = nullptr);

  ui::ExploreWorkspace* workspace() const { return m_workspace; }
  void setModel(const ui::ModelSummary& model);  // that is loaded, to be evaluated

 private:
  void connectRuns();
  void start(const ui::EvaluationPlan& plan);

  ui::MainWindow* m_window;
  ui::ExploreWorkspace* m_workspace;  // the window's
  Runs& m_runs;
};

// Evaluations that come with the program: resources/explore/*.json, as `pic eval --json` wrote them.
std::vector<ui::EvaluationResult> shippedEvaluations();

}  // namespace app
