// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QSplitter>
#include <QStandardPaths>
#include <QTimer>

#include "app/command_line.h"
#include "app/common/shipped_files.h"
#include "app/machine.h"
#include "app/samples.h"
#include "app/settings.h"
#include "app/documents/import.h"
#include "app/documents/places.h"
#include "engine/error.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/compression_bar.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/page_view.h"
#include "ui/ask/recovery_bar.h"
#include "ui/ask/turn_view.h"
#include "ui/frame/retranslation.h"
#include "ui/frame/status_panel.h"
#include "ui/frame/tasks_panel.h"
#include "ui/numbers.h"

namespace app {

std::filesystem::path userDataFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
}

Studio::Studio(const ui::Dialogs& dialogs, const std::filesystem::path& data, QObject* parent)
    : QObject(parent),
      m_catalogue(readPreferences().language),
      m_marker(data / "running"),
      m_window(std::make_unique<ui::MainWindow>(dialogs, readPreferences())),
      m_library(data / "library.sqlite"),
      m_recorder(m_library),
      m_session(std::make_unique<Session>(m_recorder)),
      m_librarian(std::make_unique<Librarian>(*m_window, *m_session, m_library, m_recorder, m_documents)),
      m_inspection(std::make_unique<Inspection>(*m_session, *m_window)),
      m_runs(std::make_unique<Runs>()),
      m_runTasks(std::make_unique<RunTasks>(m_window.get(), *m_runs)),
      m_explore(std::make_unique<ExploreDesk>(m_window.get(), *m_runs, dialogs)),
      m_training(std::make_unique<TrainingDesk>(m_window.get(), *m_runs, dialogs)),
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
  QTimer::singleShot(0, m_runs.get(), &Runs::find);
}

Studio::~Studio() = default;

void Studio::start(const QString& model) {
  m_window->show();
  const QString folder = model.isEmpty() ? m_window->preferences().modelFolder : model;
  if (!m_marker.foundCrash()) return loadModel(folder);
  m_window->status()->setModelText(tr("No model"));
  m_window->ask()->setModelState(tr("The model has not been loaded yet: the last run ended in a crash."));
  connect(m_window->ask()->recovery(), &ui::RecoveryBar::loadModelRequested, this,
          [this, folder] { loadModel(folder); });
  m_librarian->offerRecovery();
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
    m_window->ask()->recovery()->setModelLoaded();
    m_librarian->noteModel(model);
    m_explore->setModel(model);
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
  connect(ask, &ui::AskWorkspace::askRequested, this, &Studio::ask);
  connect(ask, &ui::AskWorkspace::commandLineRequested, this, &Studio::copyCommandLine);
  connect(m_window.get(), &ui::MainWindow::commandLineRequested, this, [this, ask] {
    const ui::TurnView* last = ask->conversation()->lastTurn();
    last != nullptr ? copyCommandLine(last->id()) : m_window->showError(tr("Nothing has been asked yet."));
  });
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
  connect(&m_importer, &Importer::imported, this, &Studio::showDocument);
  connect(&m_importer, &Importer::failed, m_window.get(), &ui::MainWindow::showError);
  connect(&m_renderer, &PageRenderer::rendered, this, [this](int document, int page, const QImage& image) {
    if (ui::PageView* view = m_window->ask()->documents()->pages(document)) view->setPage(page, image);
  });
  connect(&m_renderer, &PageRenderer::failed, m_window.get(), &ui::MainWindow::log);
  connect(&m_library, &Library::said, m_window.get(), &ui::MainWindow::showError);
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
    m_librarian->writeDocuments();
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
  QStringList documents;
  for (const QString& file : files) {
    if (QFileInfo(file + QStringLiteral("/config.json")).exists()) {
      loadModel(file);
    } else if (file.endsWith(QLatin1String(".picz"), Qt::CaseInsensitive)) {
      m_librarian->openSessionFile(file);
    } else {
      documents << file;
    }
  }
  if (!documents.isEmpty()) m_importer.import(documents);
}

void Studio::showDocument(const QString& file, const std::shared_ptr<const documents::ImportedDocument>& document) {
  const QString text = QString::fromStdString(document->text);
  const int id = m_window->openDocument(QString::fromStdString(document->name), text);
  const QString path = QFileInfo(file).absoluteFilePath();
  m_documents.set(id, {documents::nameOf(document->kind), path.toStdString(), document->text, document});
  if (!document->pages.empty()) givePages(id, path, document);
  m_window->addRecentFile(path);
  for (const std::string& warning : document->warnings) m_window->log(QString::fromStdString(warning));
}

void Studio::givePages(int id, const QString& file,
                       const std::shared_ptr<const documents::ImportedDocument>& document) {
  std::vector<QSizeF> sizes;
  for (const documents::PageSize& page : document->pages) sizes.emplace_back(page.width, page.height);
  auto* view = new ui::PageView(sizes, [document](const std::vector<ui::Highlight>& highlights) {
    std::vector<ui::PageMark> marks;
    for (const ui::Highlight& highlight : highlights) {
      for (const documents::Place& line : documents::linesOf(*document, highlight.bytes)) {
        const QRectF box(line.box.left, line.box.top, line.box.width(), line.box.height());
        marks.push_back({line.page, box, highlight.hue, highlight.strength});
      }
    }
    return marks;
  });
  view->setAccessibleName(tr("Pages of %1").arg(QString::fromStdString(document->name)));
  connect(view, &ui::PageView::pageWanted, this,
          [this, id, file](int page, double scale) { m_renderer.render(id, file, page, scale); });
  m_window->ask()->documents()->setPages(id, view);
}

void Studio::ask(const ui::AskRequest& request) {
  ui::AskRequest asked = request;
  asked.reread = m_window->preferences().reread;
  m_session->ask(asked, m_documents.kept(request.documents));
}

void Studio::copyCommandLine(int turn) {
  const Session::Question* question = m_session->question(turn);
  if (question == nullptr) return;
  const QString line = commandLine(*question);
  if (line.isEmpty()) {
    return m_window->showError(tr("“pic ask” takes one document. Save the session, and compute it again with “pic "
                                  "replay FILE.picz”."));
  }
  QApplication::clipboard()->setText(line);
  m_window->log(tr("Copied: %1").arg(line.left(200)));
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
