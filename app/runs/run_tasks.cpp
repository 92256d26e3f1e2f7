// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_tasks.h"

#include "engine/error.h"
#include "ui/frame/tasks_panel.h"
#include "ui/main_window.h"

namespace app {

RunTasks::RunTasks(ui::MainWindow* window, Runs& runs, QObject* parent) : QObject(parent), m_window(window), m_runs(runs) {
  connect(&m_runs, &Runs::changed, this, &RunTasks::show);
  connect(m_window->docks().tasks, &ui::TasksPanel::cancelRequested, this, [this](int task) {
    QString asked;
    for (const auto& [id, number] : m_tasks) {
      if (number == task) asked = id;
    }
    if (!asked.isEmpty()) m_runs.stop(asked);
  });
}

void RunTasks::show(const ui::RunSummary& run) {
  const bool alive = ui::isAlive(run.state);
  if (!m_tasks.contains(run.id)) {
    if (!alive) return;
    m_tasks[run.id] = m_next++;
  }
  const QString title = run.kind == ui::RunKind::Evaluation ? tr("Evaluation “%1”").arg(run.title) : tr("Training “%1”").arg(run.title);
  m_window->docks().tasks->setTask({m_tasks[run.id], title, run.done, run.total, run.unit, run.seconds, alive});
  if (alive) return;
  m_window->log(tr("%1: %2.").arg(title, ui::stateText(run.state)));
  if (run.state == ui::RunState::Failed) m_window->showError(tr("%1 failed: %2").arg(title, run.failure));
  m_tasks.erase(run.id);
}

void attempt(ui::MainWindow* window, const std::function<void()>& order) {
  try {
    order();
  } catch (const engine::Error& error) {
    window->showError(QString::fromUtf8(error.what()));
  }
}

}  // namespace app
