// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/side_runner.h"
#include "ui/compare/side.h"
#include "ui/frame/dialogs.h"
#include "ui/frame/file_dialogs.h"
#include "ui/model_summary.h"

namespace ui {
class CompareWorkspace;
class MainWindow;
}  // namespace ui

namespace app {

// What is measured of two sides that answered the same questions. Differences are bootstrapped over questions.
std::vector<ui::MetricRow> comparedMetrics(const ui::Comparison& comparison);

// The workspace Compare with what does its work.
class CompareDesk : public QObject {
  Q_OBJECT

 public:
  CompareDesk(ui::MainWindow* window, SideRunner& runner, const ui::Dialogs& dialogs, QObject* parent = nullptr);

  ui::CompareWorkspace* workspace() const { return m_workspace; }
  void setModel(const ui::ModelSummary& model);
  void setFileDialogs(const ui::FileDialogs& dialogs) { m_files = dialogs; }

 private:
  void run(const ui::SideChoice& first, const ui::SideChoice& second,
           const std::vector<ui::ComparedQuestion>& questions);
  void exportTables();

  ui::MainWindow* m_window;
  SideRunner& m_runner;
  ui::Dialogs m_dialogs;
  ui::FileDialogs m_files = ui::systemFileDialogs();
  ui::CompareWorkspace* m_workspace;
};

}  // namespace app
