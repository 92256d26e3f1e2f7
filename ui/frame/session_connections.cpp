// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow's actions do with conversations and the library.
#include <QAction>
#include <QDockWidget>

#include "ui/ask/ask_workspace.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/start_page.h"
#include "ui/frame/library_panel.h"
#include "ui/main_window.h"

namespace ui {

void MainWindow::connectSessions() {
  LibraryPanel* library = m_docks->library;
  library->setSessionActions({action(Command::RenameSession), action(Command::RemoveSession)});
  connect(library, &LibraryPanel::sessionChosen, this, &MainWindow::sessionChosen);
  connect(library, &LibraryPanel::modelChosen, this, &MainWindow::modelChosen);
  connect(m_ask->documents()->startPage(), &StartPage::sessionChosen, this,
          [this](qint64 session) { Q_EMIT sessionChosen(session, 0); });
  onCommand(Command::NewConversation, [this] {
    m_ask->newConversation();
    Q_EMIT newConversationRequested();
  });
  onCommand(Command::SaveSession, [this] { saveConversation(tr("Save Session"), {tr("Session (*.picz)")}); });
  onCommand(Command::ExportConversation, [this] {
    saveConversation(tr("Export Conversation"), {tr("Markdown (*.md)"), tr("Web page (*.html)"), tr("JSON (*.json)")});
  });
  onCommand(Command::CopyCommandLine, [this] { Q_EMIT commandLineRequested(); });
  onCommand(Command::FindInLibrary, [this, library] {
    m_docks->libraryDock->show();
    m_docks->libraryDock->raise();
    library->focusSearch();
  });
  onCommand(Command::RenameSession, [this, library] {
    const SessionEntry session = library->selectedSession();
    if (session.id == 0) return showError(tr("There is no conversation to rename yet."));
    const QString title = m_dialogs.editText(this, tr("Name of the conversation:"), session.title);
    if (!title.isEmpty()) Q_EMIT sessionRenamed(session.id, title);
  });
  onCommand(Command::RemoveSession, [this, library] {
    const SessionEntry session = library->selectedSession();
    if (session.id == 0) return showError(tr("There is no conversation to delete yet."));
    if (m_dialogs.confirm(this, tr("Delete the conversation “%1” and its answers for good?").arg(session.title)))
      Q_EMIT sessionRemoved(session.id);
  });
}

void MainWindow::saveConversation(const QString& title, const QStringList& filters) {
  if (m_ask->conversation()->turnCount() == 0) return showError(tr("Nothing has been asked yet that could be saved."));
  const QString suggested = m_docks->library->currentSession().title.left(60);
  const QString file = m_dialogs.saveFile(this, title, suggested, filters);
  if (!file.isEmpty()) Q_EMIT saveRequested(file);
}

}  // namespace ui
