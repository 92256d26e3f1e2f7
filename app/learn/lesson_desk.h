// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/side_runner.h"
#include "ui/frame/file_dialogs.h"
#include "ui/learn/lesson.h"
#include "ui/model_summary.h"

namespace ui {
class LearnWorkspace;
class LessonGuide;
class MainWindow;
}  // namespace ui

namespace app {

// Lessons in the window: reads and keeps their files and the learner's progress, asks the loaded model what lessons
// ask, writes result files and class reports.
class LessonDesk : public QObject {
  Q_OBJECT

 public:
  LessonDesk(ui::MainWindow* window, SideRunner& runner, QObject* parent = nullptr);

  ui::LearnWorkspace* workspace() const { return m_workspace; }
  ui::LessonGuide* guide() const { return m_guide; }
  void setModel(const ui::ModelSummary& model);
  void setFileDialogs(const ui::FileDialogs& dialogs) { m_dialogs = dialogs; }

 private:
  void connectGuide();
  void readLessons();
  void answer(const ui::LiveRequest& request);
  void openDocument(const ui::LessonDocument& document, const QString& folder);
  void addLessons();
  void exportResults();
  void makeReport();
  void write(const QString& file, const QByteArray& content);

  ui::MainWindow* m_window;
  SideRunner& m_runner;
  ui::LearnWorkspace* m_workspace;
  ui::LessonGuide* m_guide;
  ui::FileDialogs m_dialogs = ui::systemFileDialogs();
  ui::ModelSummary m_model;
};

}  // namespace app
