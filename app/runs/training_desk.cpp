// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/training_desk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QTimer>

#include "app/common/shipped_files.h"
#include "app/runs/run_tasks.h"
#include "engine/pic/masks.h"
#include "ui/main_window.h"
#include "ui/model_summary.h"
#include "ui/train/run_head.h"
#include "ui/train/train_form.h"
#include "ui/train/train_workspace.h"
#include "ui/train/training_view.h"

namespace app {
namespace {

// Something to start with at once: the shipped samples, texts and questions.
std::vector<ui::CorpusFile> shippedCorpus() {
  std::vector<ui::CorpusFile> files;
  const auto folder = common::shippedFolder("resources/samples");
  if (!folder) return files;
  for (const char* name : {"lighthouse", "ferry-manual", "harbour-minutes"}) {
    const QString path = QString::fromStdString((*folder / name).string());
    if (QFile::exists(path + ".questions.jsonl")) files.push_back({path + ".questions.jsonl", "qa"});
  }
  return files;
}

ui::TrainPlan firstPlan() {
  ui::TrainPlan plan;
  plan.data = shippedCorpus();
  plan.objectives = {{"quote", 0.2}, {"question", 0.4}, {"autoencode", 0.4}};
  plan.ratios = {{1, 0.3}, {4, 0.5}, {8, 0.2}};
  return plan;
}

QStringList masks() {
  QStringList names;
  for (const std::string& name : engine::presetNames()) names << QString::fromStdString(name);
  return names;
}

// To be pasted into a terminal: writes the configuration and trains by it.
QString commandLineOf(const ui::TrainPlan& plan) {
  QString lines;
  if (plan.start == ui::TrainStart::Scratch) {
    lines = QStringLiteral("cat > shape.json <<'END'\n%1END\n").arg(QString::fromUtf8(ui::shapeConfig(plan)));
  }
  const QString config = QString::fromUtf8(ui::trainConfig(plan, "run", "shape.json"));
  return lines + QStringLiteral("cat > train.json <<'END'\n%1END\npic train train.json\n").arg(config);
}

}  // namespace

TrainingDesk::TrainingDesk(ui::MainWindow* window, Runs& runs, const ui::Dialogs& dialogs, QObject* parent)
    : QObject(parent), m_window(window), m_workspace(new ui::TrainWorkspace(dialogs)), m_runs(runs) {
  m_window->addWorkspace(ui::WorkspaceId::Train, m_workspace);
  m_workspace->form()->setMasks(masks());
  m_workspace->form()->setPlan(firstPlan());
  connectForm();
  connectRuns();
}

void TrainingDesk::setModel(const ui::ModelSummary& model) {
  m_workspace->form()->setModel(model.folder, model.folder + QStringLiteral("/tokenizer.model"));
}

void TrainingDesk::connectForm() {
  ui::TrainForm* form = m_workspace->form();
  connect(form, &ui::TrainForm::startRequested, this, [this](const ui::TrainPlan& plan) { attempt(m_window, [&] { start(plan); }); });
  connect(form, &ui::TrainForm::commandLineRequested, this, [this](const ui::TrainPlan& plan) {
    QGuiApplication::clipboard()->setText(commandLineOf(plan));
    m_window->log(tr("Copied: a configuration and the call of pic that trains by it."));
  });
  ui::RunHead* head = m_workspace->view()->head();
  connect(head, &ui::RunHead::pauseRequested, &m_runs, &Runs::pause);
  connect(head, &ui::RunHead::resumeRequested, &m_runs, &Runs::resume);
  connect(head, &ui::RunHead::stopRequested, &m_runs, &Runs::stop);
  connect(head, &ui::RunHead::continueRequested, this, [this](const QString& id) { attempt(m_window, [&] { m_runs.goOn(id); }); });
  connect(head, &ui::RunHead::modelRequested, this, &TrainingDesk::modelChosen);
  connect(head, &ui::RunHead::commandLineRequested, this, [this](const QString& commandLine) {
    QGuiApplication::clipboard()->setText(commandLine);
    m_window->log(tr("Copied: %1").arg(commandLine));
  });
}

void TrainingDesk::connectRuns() {
  connect(m_workspace, &ui::TrainWorkspace::removeConfirmed, &m_runs, &Runs::remove);
  connect(m_workspace, &ui::TrainWorkspace::runChosen, this, [this](const QString& id) {
    if (const ui::TrainingLog* log = m_runs.training(id)) m_workspace->setLog(id, *log);
    m_workspace->view()->setConfig(QString::fromUtf8(m_runs.config(id)));
    showMaps();
  });
  connect(m_workspace->view(), &ui::TrainingView::mapsWanted, this, &TrainingDesk::showMaps);
  connect(&m_runs, &Runs::listChanged, this, [this] {
    std::vector<ui::RunSummary> trainings = m_runs.summaries();
    std::erase_if(trainings, [](const ui::RunSummary& run) { return run.kind != ui::RunKind::Train; });
    m_workspace->setRuns(trainings);
  });
  connect(&m_runs, &Runs::changed, this, [this](const ui::RunSummary& run) {
    m_workspace->updateRun(run);
  });
  connect(&m_runs, &Runs::logGrew, this, [this](const QString& id) { m_workspace->setLog(id, *m_runs.training(id)); });
}

void TrainingDesk::start(const ui::TrainPlan& chosen) {
  ui::TrainPlan plan = chosen;
  plan.cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/corpora");
  RunFiles files{{"config.json", ui::trainConfig(plan, ".", "shape.json")}};
  if (plan.start == ui::TrainStart::Scratch) files.emplace_back("shape.json", ui::shapeConfig(plan));
  const QString id = m_runs.start({ui::RunKind::Train, plan.title, {"train", "config.json"}, {"train", "config.json", "--resume"}, 0}, files);
  m_workspace->select(id);
  m_window->log(tr("Started the training “%1” in %2.").arg(plan.title, m_runs.summary(id)->folder));
}

void TrainingDesk::showMaps() {
  const QString id = m_workspace->selected();
  bool more = false;
  m_workspace->view()->setMaps(m_runs.maps(id, more));
  if (more) QTimer::singleShot(0, this, &TrainingDesk::showMaps);
}

}  // namespace app
