// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

#include "app/crash_marker.h"
#include "app/importer.h"
#include "app/librarian.h"
#include "app/page_renderer.h"
#include "app/runs/explore_desk.h"
#include "app/runs/run_tasks.h"
#include "app/inspection.h"
#include "app/runs/training_desk.h"
#include "app/compare_desk.h"
#include "app/learn/lesson_desk.h"
#include "app/session.h"
#include "app/side_runner.h"
#include "ui/frame/catalogue.h"
#include "ui/main_window.h"

namespace app {

std::filesystem::path userDataFolder();  // of the library and what goes with it

// The application: window, session and library, connected. main() makes one and shows it; the tests do the same.
class Studio : public QObject {
  Q_OBJECT

 public:
  explicit Studio(const ui::Dialogs& dialogs, const std::filesystem::path& data = userDataFolder(),
                  QObject* parent = nullptr);
  ~Studio() override;

  ui::MainWindow* window() const { return m_window.get(); }
  Session* session() const { return m_session.get(); }
  Inspection* inspection() const { return m_inspection.get(); }
  TrainingDesk* training() const { return m_training.get(); }
  LessonDesk* lessons() const { return m_lessons.get(); }
  CompareDesk* comparisons() const { return m_comparisons.get(); }
  Librarian* librarian() const { return m_librarian.get(); }
  const Importer& importer() const { return m_importer; }
  ExploreDesk* explore() const { return m_explore.get(); }

  // Shows the window and loads the model in the background. `model`: instead of the shipped or the chosen one. After a
  // crash it offers what was kept, and waits with the model until the user wants it.
  void start(const QString& model = {});
  void open(const QStringList& files);  // documents, session files, folders of documents or of a model

 private:
  void connectModel();
  void connectAnswers();
  void connectWindow();
  void loadModel(const QString& folder);
  void showDocument(const QString& file, const std::shared_ptr<const documents::ImportedDocument>& document);
  void givePages(int id, const QString& file, const std::shared_ptr<const documents::ImportedDocument>& document);
  void ask(const ui::AskRequest& request);
  void copyCommandLine(int turn);
  void restoreWindow();
  void saveWindow();

  ui::Catalogue m_catalogue;  // before the window: it makes its words
  CrashMarker m_marker;
  std::unique_ptr<ui::MainWindow> m_window;
  Library m_library;
  Recorder m_recorder;
  OpenDocuments m_documents;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<Librarian> m_librarian;
  std::unique_ptr<Inspection> m_inspection;
  std::unique_ptr<Runs> m_runs;  // works in other processes; those below follow them
  std::unique_ptr<RunTasks> m_runTasks;
  std::unique_ptr<ExploreDesk> m_explore;
  std::unique_ptr<TrainingDesk> m_training;
  SideRunner m_sideRunner;
  SideRunner m_comparisonRunner;
  std::unique_ptr<LessonDesk> m_lessons;
  std::unique_ptr<CompareDesk> m_comparisons;
  Importer m_importer;
  PageRenderer m_renderer;
};

}  // namespace app
