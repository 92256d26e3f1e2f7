// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <map>

#include "app/runs/runs.h"
#include "ui/frame/task_state.h"

namespace ui {
class MainWindow;
}

namespace app {

// What is at work in other processes, among the tasks of the window: progress, rate, time left; cancelling stops it.
class RunTasks : public QObject {
  Q_OBJECT

 public:
  RunTasks(ui::MainWindow* window, Runs& runs, QObject* parent = nullptr);

 private:
  void show(const ui::RunSummary& run);

  ui::MainWindow* m_window;
  Runs& m_runs;
  std::map<QString, int> m_tasks;  // number among the tasks, by the run's id
  int m_next = ui::kFirstRunTask;
};

// Does what was ordered; an engine::Error becomes a sentence in the window.
void attempt(ui::MainWindow* window, const std::function<void()>& order);

}  // namespace app
