// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

#include "app/runs/training_desk.h"
#include "app/compare_desk.h"
#include "app/learn/lesson_desk.h"
#include "app/session.h"
#include "app/side_runner.h"
#include "ui/frame/catalogue.h"
#include "ui/main_window.h"

namespace app {

// The application: window and session, connected. main() makes one and shows it; the tests do the same.
class Studio : public QObject {
  Q_OBJECT

 public:
  explicit Studio(const ui::Dialogs& dialogs, QObject* parent = nullptr);
  ~Studio() override;

  ui::MainWindow* window() const { return m_window.get(); }
  Session* session() const { return m_session.get(); }
  TrainingDesk* training() const { return m_training.get(); }
  LessonDesk* lessons() const { return m_lessons.get(); }
  CompareDesk* comparisons() const { return m_comparisons.get(); }

  // Shows the window and loads the model in the background. `model`: instead of the shipped or the chosen one.
  void start(const QString& model = {});
  void open(const QStringList& files);  // documents; a folder is a model

 private:
  void connectModel();
  void connectAnswers();
  void connectWindow();
  void loadModel(const QString& folder);
  void openDocument(const QString& file);
  void restoreWindow();
  void saveWindow();

  ui::Catalogue m_catalogue;  // before the window: it makes its words
  std::unique_ptr<ui::MainWindow> m_window;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<TrainingDesk> m_training;
  SideRunner m_sideRunner;
  SideRunner m_comparisonRunner;
  std::unique_ptr<LessonDesk> m_lessons;
  std::unique_ptr<CompareDesk> m_comparisons;
};

}  // namespace app
