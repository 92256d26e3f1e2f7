// SPDX-License-Identifier: GPL-3.0-or-later
// What every action of MainWindow does: the other half of ui/main_window.cpp.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>

#include "ui/ask/ask_workspace.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_editor.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/ask/start_page.h"
#include "ui/ask/turn_view.h"
#include "ui/frame/info_dialogs.h"
#include "ui/frame/library_panel.h"
#include "ui/frame/log_panel.h"
#include "ui/frame/settings_dialog.h"
#include "ui/frame/status_panel.h"
#include "ui/frame/tasks_panel.h"
#include "ui/main_window.h"

namespace ui {
namespace {

// The slot of that name of the text that has the focus. False: no text has it.
bool callFocusedText(const char* slot) {
  QWidget* focus = QApplication::focusWidget();
  if (qobject_cast<QPlainTextEdit*>(focus) == nullptr && qobject_cast<QLineEdit*>(focus) == nullptr) return false;
  return QMetaObject::invokeMethod(focus, slot);
}

// A workspace that can undo says so by a slot of that name.
void callWorkspace(QWidget* workspace, const char* slot) {
  const QByteArray signature = QByteArray(slot) + "()";
  if (workspace->metaObject()->indexOfMethod(signature) >= 0) QMetaObject::invokeMethod(workspace, slot);
}

}  // namespace

void MainWindow::onCommand(Command command, std::function<void()> order) {
  connect(action(command), &QAction::triggered, this, [order = std::move(order)] { order(); });
}

void MainWindow::connectFile() {
  onCommand(Command::NewDocument, [this] {
    m_workspaces->show(WorkspaceId::Ask);
    m_ask->documents()->addDocument(tr("New text"), {});
    m_ask->documents()->currentEditor()->setFocus();
  });
  onCommand(Command::OpenDocument, [this] {
    const QStringList files = m_dialogs.openDocuments(this);
    if (!files.isEmpty()) Q_EMIT filesChosen(files);
  });
  onCommand(Command::OpenFolder, [this] {
    const QString folder = m_dialogs.openFolder(this);
    if (!folder.isEmpty()) Q_EMIT filesChosen({folder});
  });
  onCommand(Command::PasteAsDocument, [this] { pasteAsDocument(); });
  onCommand(Command::CloseDocument, [this] {
    if (!m_ask->documents()->isEmpty()) m_ask->documents()->closeDocument(m_ask->documents()->currentDocument());
  });
  onCommand(Command::Quit, [this] { close(); });
  onCommand(Command::OpenModel, [this] {
    const QString folder = m_dialogs.openModelFolder(this);
    if (!folder.isEmpty()) Q_EMIT modelChosen(folder);
  });
  onCommand(Command::ShippedModel, [this] { Q_EMIT modelChosen({}); });
  onCommand(Command::ReloadModel, [this] { Q_EMIT modelChosen(m_preferences.modelFolder); });
}

void MainWindow::connectEdit() {
  const auto step = [this](const char* slot) {
    return [this, slot] {
      if (!callFocusedText(slot)) callWorkspace(m_workspaces->current(), slot);
    };
  };
  onCommand(Command::Undo, step("undo"));
  onCommand(Command::Redo, step("redo"));
  onCommand(Command::Cut, [] { callFocusedText("cut"); });
  onCommand(Command::SelectAll, [] { callFocusedText("selectAll"); });
  onCommand(Command::Copy, [] {
    const auto* label = qobject_cast<QLabel*>(QApplication::focusWidget());
    label != nullptr && label->hasSelectedText() ? QApplication::clipboard()->setText(label->selectedText())
                                                 : static_cast<void>(callFocusedText("copy"));
  });
  onCommand(Command::Paste, [this] {
    if (m_ask->documents()->isEmpty()) {
      pasteAsDocument();
    } else {
      callFocusedText("paste");
    }
  });
  onCommand(Command::Find, [this] {
    m_workspaces->show(WorkspaceId::Ask);
    m_ask->documents()->find();
  });
  onCommand(Command::ClearHighlights, [this] { m_ask->documents()->setHighlights({}); });
}

void MainWindow::connectView() {
  const auto layout = [this](Layout chosen) {
    return [this, chosen] { change([=](Preferences& p) { p.layout = chosen; }); };
  };
  const auto theme = [this](Theme chosen) {
    return [this, chosen] { change([=](Preferences& p) { p.theme = chosen; }); };
  };
  for (const auto& [command, code] : {std::pair(Command::LanguageSystem, ""), std::pair(Command::LanguageEnglish, "en"),
                                      std::pair(Command::LanguageChinese, "zh_CN")}) {
    onCommand(command, [this, code = QString(code)] { change([&](Preferences& p) { p.language = code; }); });
  }
  const auto scale = [this](int step) {
    return [this, step] {
      change([=](Preferences& p) { p.textScale = step == 0 ? 100 : std::clamp(p.textScale + step, 80, 200); });
    };
  };
  onCommand(Command::LayoutSimple, layout(Layout::Simple));
  onCommand(Command::LayoutResearcher, layout(Layout::Researcher));
  onCommand(Command::LayoutTeacher, layout(Layout::Teacher));
  onCommand(Command::RestoreLayout, [this] { m_docks->place(this, m_preferences.layout); });
  onCommand(Command::ThemeSystem, theme(Theme::System));
  onCommand(Command::ThemeLight, theme(Theme::Light));
  onCommand(Command::ThemeDark, theme(Theme::Dark));
  onCommand(Command::ThemeHighContrast, theme(Theme::HighContrast));
  onCommand(Command::LargerText, scale(10));
  onCommand(Command::SmallerText, scale(-10));
  onCommand(Command::NormalText, scale(0));
  connect(action(Command::FullScreen), &QAction::toggled, this,
          [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
}

void MainWindow::connectTools() {
  onCommand(Command::Ask, [this] {
    m_workspaces->show(WorkspaceId::Ask);
    m_ask->conversation()->questionBox()->ask();
  });
  onCommand(Command::Stop, [this] { Q_EMIT stopRequested(); });
  onCommand(Command::AskAgain, [this] {
    const TurnView* last = m_ask->conversation()->lastTurn();
    if (last != nullptr && last->isFinished()) Q_EMIT m_ask->conversation()->retryRequested(last->id());
  });
  onCommand(Command::CompareSources, [this] {
    const TurnView* last = m_ask->conversation()->lastTurn();
    if (last != nullptr && last->isFinished()) Q_EMIT m_ask->compareRequested(last->id());
  });
  onCommand(Command::Settings, [this] { showSettings(); });
  onCommand(Command::NextDocument, [this] { stepDocument(1); });
  onCommand(Command::PreviousDocument, [this] { stepDocument(-1); });
  onCommand(Command::GoToDocument, [this] {
    m_workspaces->show(WorkspaceId::Ask);
    if (DocumentEditor* editor = m_ask->documents()->currentEditor()) editor->setFocus();
  });
  onCommand(Command::GoToQuestion, [this] {
    m_workspaces->show(WorkspaceId::Ask);
    m_ask->conversation()->questionBox()->takeFocus();
  });
  onCommand(Command::Help, [this] { HelpDialog(m_commands->findChildren<QAction*>(), this).exec(); });
  onCommand(Command::About, [this] { AboutDialog(m_diagnostics ? m_diagnostics() : QString(), this).exec(); });
}

void MainWindow::connectWorkspace() {
  DocumentPane* documents = m_ask->documents();
  connect(m_ask, &AskWorkspace::stopRequested, this, &MainWindow::stopRequested);
  connect(m_docks->tasks, &TasksPanel::cancelRequested, this, [this](int task) {
    if (task < kFirstRunTask) Q_EMIT stopRequested();
  });
  connect(documents, &DocumentPane::openRequested, action(Command::OpenDocument), &QAction::trigger);
  connect(documents->startPage(), &StartPage::openRequested, action(Command::OpenDocument), &QAction::trigger);
  connect(documents->startPage(), &StartPage::pasteRequested, this, &MainWindow::pasteAsDocument);
  connect(documents->startPage(), &StartPage::openModelRequested, action(Command::OpenModel), &QAction::trigger);
  connect(documents->startPage(), &StartPage::fileChosen, this,
          [this](const QString& file) { Q_EMIT filesChosen({file}); });
  connect(m_docks->library, &LibraryPanel::fileChosen, this,
          [this](const QString& file) { Q_EMIT filesChosen({file}); });
  connect(m_docks->library, &LibraryPanel::documentChosen, documents, &DocumentPane::setCurrentDocument);
  connect(documents, &DocumentPane::documentsChanged, this, [this, documents] {
    std::vector<std::pair<int, QString>> names;
    for (const OpenDocument& open : documents->documents())
      names.emplace_back(open.id, QString::fromStdString(open.text.name));
    m_docks->library->model()->setOpenDocuments(names);
    if (documents->isEmpty()) m_ask->conversation()->setSuggestions({});
  });
  connect(m_status, &StatusPanel::logRequested, this, [this] {
    m_docks->logDock->show();
    m_docks->logDock->raise();
  });
}

void MainWindow::showSettings() {
  SettingsDialog dialog(m_preferences, m_dialogs, m_defaultThreads, this);
  if (dialog.exec() == QDialog::Accepted)
    change([&dialog](Preferences& preferences) { preferences = dialog.preferences(); });
}

void MainWindow::pasteAsDocument() {
  const QString text = QApplication::clipboard()->text();
  if (text.trimmed().isEmpty()) {
    showError(tr("There is no text on the clipboard."));
    return;
  }
  openDocument(tr("Pasted text"), text);
}

void MainWindow::stepDocument(int by) {
  const std::vector<OpenDocument> documents = m_ask->documents()->documents();
  const int count = static_cast<int>(documents.size());
  for (int i = 0; i < count; ++i) {
    if (documents[static_cast<std::size_t>(i)].id != m_ask->documents()->currentDocument()) continue;
    m_ask->documents()->setCurrentDocument(documents[static_cast<std::size_t>((i + by + count) % count)].id);
    return;
  }
}

}  // namespace ui
