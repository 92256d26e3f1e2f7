// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <functional>
#include <memory>

#include "ui/frame/commands.h"
#include "ui/frame/dialogs.h"
#include "ui/frame/docks.h"
#include "ui/frame/workspaces.h"
#include "ui/preferences.h"
#include "ui/sample.h"

namespace ui {

class AskWorkspace;
class StatusPanel;
struct ModelSummary;

// The frame: workspaces in the middle, docks around them, menus and status bar. Says what the user wants; knows nothing
// of who does it.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(const Dialogs& dialogs, const Preferences& preferences = {}, QWidget* parent = nullptr);
  ~MainWindow() override;

  AskWorkspace* ask() const { return m_ask; }
  // Offers a workspace in the bar, in the View menu and by its key; takes it over.
  void addWorkspace(WorkspaceId id, QWidget* workspace) { m_workspaces->add(id, workspace); }
  Workspaces* workspaces() const { return m_workspaces; }
  StatusPanel* status() const { return m_status; }
  const Docks& docks() const { return *m_docks; }
  QAction* action(Command command) const { return m_commands->at(command); }
  const Preferences& preferences() const { return m_preferences; }
  const Dialogs& dialogs() const { return m_dialogs; }

  void setPreferences(const Preferences& preferences);  // and shows them
  void setSamples(const std::vector<Sample>& samples);
  void setModel(const ModelSummary& model);
  void addRecentFile(const QString& file);
  int openDocument(const QString& name, const QString& text);  // its id
  void showError(const QString& sentence);  // stays until it is dismissed
  void log(const QString& line);
  void setBusy(bool busy);
  void setDiagnostics(std::function<QString()> diagnostics);  // the text of the about page, made when it opens
  void setDefaultThreads(int threads) { m_defaultThreads = threads; }

 Q_SIGNALS:
  void filesChosen(const QStringList& files);  // documents, session files, and folders of documents or of a model
  void modelChosen(const QString& folder);     // empty: the shipped one
  void preferencesChanged(const ui::Preferences& preferences);
  void stopRequested();
  void newConversationRequested();
  void saveRequested(const QString& file);  // the conversation; its extension says how
  void commandLineRequested();
  void sessionChosen(qint64 session, qint64 turn);  // of the library; turn 0: the whole of it
  void sessionRenamed(qint64 session, const QString& title);
  void sessionRemoved(qint64 session);
  void closed();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  void connectFile();
  void connectEdit();
  void connectView();
  void connectTools();
  void connectSessions();
  void connectWorkspace();
  void onCommand(Command command, std::function<void()> order);
  void change(const std::function<void(Preferences&)>& change);
  void showRecentFiles();
  void saveConversation(const QString& title, const QStringList& filters);
  void showSettings();
  void pasteAsDocument();
  void stepDocument(int by);

  Dialogs m_dialogs;
  Preferences m_preferences;
  Commands* m_commands;
  std::unique_ptr<Docks> m_docks;
  Workspaces* m_workspaces;
  AskWorkspace* m_ask;
  StatusPanel* m_status;
  QMenu* m_recent;
  std::vector<Sample> m_samples;
  std::function<QString()> m_diagnostics;
  int m_defaultThreads = 1;
};

}  // namespace ui
