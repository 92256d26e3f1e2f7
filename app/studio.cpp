// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio.h"

#include <QApplication>
#include <QFileInfo>
#include <QSplitter>
#include <QTimer>

#include "app/common/shipped_files.h"
#include "app/machine.h"
#include "app/samples.h"
#include "app/settings.h"
#include "app/documents/import.h"
#include "engine/error.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/turn_view.h"
#include "ui/frame/retranslation.h"
#include "ui/frame/status_panel.h"
#include "ui/frame/tasks_panel.h"
#include "ui/numbers.h"

namespace app {

Studio::Studio(const ui::Dialogs& dialogs, QObject* parent)
    : QObject(parent),
      m_catalogue(readPreferences().language),
      m_window(std::make_unique<ui::MainWindow>(dialogs, readPreferences())),
      m_session(std::make_unique<Session>()),
      m_training(std::make_unique<TrainingDesk>(m_window.get(), dialogs)),
      m_lessons(std::make_unique<LessonDesk>(m_window.get(), m_sideRunner)),
      m_comparisons(std::make_unique<CompareDesk>(m_window.get(), m_comparisonRunner, dialogs)) {
  m_window->setSamples(readSamples());
  m_window->setDefaultThreads(defaultThreads());
  m_window->setDiagnostics([this] { return diagnosticsText(m_session->model()); });
  m_window->ask()->documents()->compressionBar()->setChoice({m_window->preferences().ratio, {}, {}});
  connectModel();
  connectAnswers();
  connectWindow();
  restoreWindow();
}

Studio::~Studio() = default;

void Studio::start(const QString& model) {
  m_window->show();
  loadModel(model.isEmpty() ? m_window->preferences().modelFolder : model);
}

void Studio::connectModel() {
  ui::AskWorkspace* ask = m_window->ask();
  connect(m_session.get(), &Session::modelLoading, this, [this, ask](const QString& name, qint64 bytes) {
    const QString need = bytes > 0 ? tr(" (up to %1)").arg(ui::bytesText(bytes)) : QString();
    m_window->status()->setModelText(tr("Loading %1%2…").arg(name, need));
    ask->setModelState(tr("The model is being loaded."));
  });
  connect(m_session.get(), &Session::modelLoaded, this, [this](const ui::ModelSummary& model) {
    m_window->setModel(model);
    m_training->setModel(model);
    m_lessons->setModel(model);
    m_comparisons->setModel(model);
    m_window->log(tr("Loaded %1 on %2, %3.").arg(model.folder, model.device, model.dtype));
    if (!model.answers) {
      m_window->showError(
          tr("%1 has no compressor, so it cannot answer from memory. “pic train” makes one; “pic generate” "
             "continues texts with it.")
              .arg(model.name));
    }
  });
  connect(m_session.get(), &Session::modelFailed, this, [this, ask](const QString& sentence) {
    m_window->status()->setModelText(tr("No model"));
    ask->setModelState(tr("There is no model. Open a model folder."));
    m_window->showError(sentence);
  });
}

void Studio::connectAnswers() {
  ui::AskWorkspace* ask = m_window->ask();
  Session* session = m_session.get();
  connect(ask, &ui::AskWorkspace::askRequested, session, &Session::ask);
  connect(ask, &ui::AskWorkspace::compareRequested, session, &Session::compare);
  connect(session, &Session::turnStarted, ask, &ui::AskWorkspace::startTurn);
  connect(session, &Session::turnProgressed, ask, &ui::AskWorkspace::setProgress);
  connect(session, &Session::answerGrew, ask, &ui::AskWorkspace::setPartialAnswer);
  connect(session, &Session::answered, this, [this, ask](int turn, const ui::AnsweredTurn& answered) {
    ask->setAnswer(turn, answered);
    m_window->status()->setTokensPerSecond(answered.answer.tokensPerSecond);
    m_window->status()->setMemoryInUse(memoryInUse());
  });
  connect(session, &Session::askFailed, this, [this, ask](int turn, const QString& sentence) {
    ask->setFailure(turn, sentence);
    m_window->showError(sentence);
  });
  connect(session, &Session::compared, this, [ask](int turn, const engine::Answer& answer) {
    if (ui::TurnView* view = ask->conversation()->turn(turn)) view->addComparison(answer);
  });
  connect(session, &Session::compareFailed, this, [ask](int turn, engine::Source source, const QString& sentence) {
    if (ui::TurnView* view = ask->conversation()->turn(turn)) view->setComparisonFailure(source, sentence);
  });
  connect(session, &Session::taskChanged, m_window->docks().tasks, &ui::TasksPanel::setTask);
  connect(session, &Session::busyChanged, m_window.get(), &ui::MainWindow::setBusy);
}

void Studio::connectWindow() {
  connect(m_window.get(), &ui::MainWindow::filesChosen, this, &Studio::open);
  connect(m_window.get(), &ui::MainWindow::modelChosen, this, &Studio::loadModel);
  connect(m_training.get(), &TrainingDesk::modelChosen, this, [this](const QString& folder) {
    m_window->workspaces()->show(ui::WorkspaceId::Ask);
    loadModel(folder);
  });
  connect(m_window.get(), &ui::MainWindow::preferencesChanged, this, [this](const ui::Preferences& preferences) {
    const ui::Preferences before = readPreferences();
    writePreferences(preferences);
    if (before.language != preferences.language) {
      m_catalogue.setLanguage(preferences.language);
      ui::retranslate(m_catalogue);
    }
    const auto model = [](const ui::Preferences& p) { return std::tuple(p.modelFolder, p.device, p.dtype, p.threads); };
    if (model(before) != model(preferences)) loadModel(preferences.modelFolder);
  });
  connect(m_window.get(), &ui::MainWindow::stopRequested, this, [this] {
    m_session->stop();
    m_window->ask()->showStopping();
  });
  connect(m_window.get(), &ui::MainWindow::closed, this, [this] {
    m_session->stop();
    saveWindow();
  });
  auto* memory = new QTimer(this);
  memory->setInterval(2000);
  connect(memory, &QTimer::timeout, this, [this] { m_window->status()->setMemoryInUse(memoryInUse()); });
  memory->start();
}

void Studio::loadModel(const QString& folder) {
  const ui::Preferences& preferences = m_window->preferences();
  for (SideRunner* runner : {&m_sideRunner, &m_comparisonRunner})
    runner->setOptions({preferences.device.toStdString(), preferences.dtype.toStdString(), preferences.threads});
  try {
    const QString path = folder.isEmpty() ? QString::fromStdString(common::shippedModel().string()) : folder;
    m_session->loadModel({path, preferences.device, preferences.dtype, preferences.threads});
  } catch (const engine::Error& error) {
    Q_EMIT m_session->modelFailed(QString::fromUtf8(error.what()));
  }
}

void Studio::open(const QStringList& files) {
  for (const QString& file : files) {
    if (QFileInfo(file).isDir()) {
      loadModel(file);
    } else {
      openDocument(file);
    }
  }
}

void Studio::openDocument(const QString& file) {
  try {
    const documents::ImportedDocument document = documents::importDocument(file.toStdString());
    m_window->openDocument(QString::fromStdString(document.name), QString::fromStdString(document.text));
    m_window->addRecentFile(QFileInfo(file).absoluteFilePath());
    for (const std::string& warning : document.warnings) m_window->log(QString::fromStdString(warning));
  } catch (const engine::Error& error) {
    m_window->showError(QString::fromUtf8(error.what()));
  }
}

void Studio::restoreWindow() {
  const WindowState state = readWindowState();
  if (!state.geometry.isEmpty()) m_window->restoreGeometry(state.geometry);
  if (!state.docks.isEmpty()) m_window->restoreState(state.docks);
  if (!state.splitter.isEmpty()) m_window->ask()->splitter()->restoreState(state.splitter);
}

void Studio::saveWindow() {
  writeWindowState({m_window->saveGeometry(), m_window->saveState(), m_window->ask()->splitter()->saveState()});
}

}  // namespace app
