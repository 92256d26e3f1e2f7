// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QStatusBar>

#include "ui/ask/ask_workspace.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/ask/start_page.h"
#include "ui/frame/library_panel.h"
#include "ui/frame/log_panel.h"
#include "ui/frame/menus.h"
#include "ui/frame/status_panel.h"
#include "ui/theme.h"

namespace ui {

constexpr int kMostRecent = 10;

MainWindow::MainWindow(const Dialogs& dialogs, const Preferences& preferences, QWidget* parent)
    : QMainWindow(parent),
      m_dialogs(dialogs),
      m_commands(new Commands(this)),
      m_docks(std::make_unique<Docks>(this)),
      m_workspaces(new Workspaces(this)),
      m_ask(new AskWorkspace),
      m_status(new StatusPanel) {
  setWindowTitle(tr("PIC Studio"));
  setAcceptDrops(true);
  setDockNestingEnabled(true);
  resize(1180, 760);
  const Menus menus = buildMenus(this, *m_commands, m_docks->toggles());
  m_recent = menus.recent;
  m_workspaces->setMenus(menus.view, menus.tools);
  addWorkspace(WorkspaceId::Ask, m_ask);
  statusBar()->addPermanentWidget(m_status);
  statusBar()->setSizeGripEnabled(false);
  m_docks->place(this, preferences.layout);
  connectFile();
  connectEdit();
  connectView();
  connectTools();
  connectSessions();
  connectWorkspace();
  setPreferences(preferences);
  setBusy(false);
}

MainWindow::~MainWindow() = default;

void MainWindow::setPreferences(const Preferences& preferences) {
  const bool newLayout = preferences.layout != m_preferences.layout;
  m_preferences = preferences;
  applyTheme(preferences.theme, preferences.textScale);
  using enum Command;
  const Command layouts[] = {LayoutSimple, LayoutResearcher, LayoutTeacher};
  const Command themes[] = {ThemeSystem, ThemeLight, ThemeDark, ThemeHighContrast};
  action(layouts[static_cast<int>(preferences.layout)])->setChecked(true);
  action(themes[static_cast<int>(preferences.theme)])->setChecked(true);
  action(preferences.language.isEmpty()                               ? LanguageSystem
         : preferences.language.startsWith(QLatin1String("zh")) ? LanguageChinese
                                                                : LanguageEnglish)
      ->setChecked(true);
  if (newLayout) m_docks->place(this, preferences.layout);
  m_ask->setLayoutPreset(preferences.layout);
  showRecentFiles();
}

void MainWindow::change(const std::function<void(Preferences&)>& change) {
  Preferences changed = m_preferences;
  change(changed);
  if (changed == m_preferences) return;
  setPreferences(changed);
  Q_EMIT preferencesChanged(changed);
}

void MainWindow::setSamples(const std::vector<Sample>& samples) {
  m_samples = samples;
  m_ask->documents()->startPage()->setSamples(samples);
  m_docks->library->model()->setSamples(samples);
}

void MainWindow::setModel(const ModelSummary& model) {
  m_status->setModel(model);
  m_docks->library->model()->setModel(model.name, model.folder);
  m_ask->setModel(model);
}

void MainWindow::addRecentFile(const QString& file) {
  change([&file](Preferences& preferences) {
    preferences.recentFiles.removeAll(file);
    preferences.recentFiles.prepend(file);
    preferences.recentFiles =
        preferences.recentFiles.first(std::min<qsizetype>(kMostRecent, preferences.recentFiles.size()));
  });
}

void MainWindow::showRecentFiles() {
  m_recent->clear();
  for (const QString& file : m_preferences.recentFiles) {
    QAction* entry =
        m_recent->addAction(QFileInfo(file).fileName(), this, [this, file] { Q_EMIT filesChosen({file}); });
    entry->setStatusTip(file);
  }
  m_recent->setEnabled(!m_preferences.recentFiles.isEmpty());
  m_ask->documents()->startPage()->setRecentFiles(m_preferences.recentFiles);
  m_docks->library->model()->setRecentFiles(m_preferences.recentFiles);
}

int MainWindow::openDocument(const QString& name, const QString& text) {
  m_workspaces->show(WorkspaceId::Ask);
  const int id = m_ask->documents()->addDocument(name, text);
  QStringList questions;
  for (const Sample& sample : m_samples) {
    if (QFileInfo(sample.file).fileName() == name) questions = sample.questions;
  }
  m_ask->conversation()->setSuggestions(questions);
  m_ask->conversation()->questionBox()->takeFocus();
  return id;
}

void MainWindow::showError(const QString& sentence) {
  m_status->showError(sentence);
  log(sentence);
}

void MainWindow::log(const QString& line) { m_docks->log->add(line); }

void MainWindow::setBusy(bool busy) {
  m_ask->setBusy(busy);
  action(Command::Stop)->setEnabled(busy);
}

void MainWindow::setDiagnostics(std::function<QString()> diagnostics) { m_diagnostics = std::move(diagnostics); }

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList files;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) files << url.toLocalFile();
  }
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  Q_EMIT filesChosen(files);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  QMainWindow::closeEvent(event);
  Q_EMIT closed();
}

}  // namespace ui
