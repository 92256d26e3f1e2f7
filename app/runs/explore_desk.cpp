// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/explore_desk.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QUrl>

#include "app/common/shipped_files.h"
#include "app/runs/evaluation_lines.h"
#include "app/runs/run_tasks.h"
#include "ui/explore/evaluation_form.h"
#include "ui/explore/explore_workspace.h"
#include "ui/main_window.h"
#include "ui/model_summary.h"
#include "ui/train/run_head.h"

namespace app {

std::vector<ui::EvaluationResult> shippedEvaluations() {
  std::vector<ui::EvaluationResult> results;
  const auto folder = common::shippedFolder("resources/explore");
  if (!folder) return results;
  const QDir dir(QString::fromStdString(folder->string()));
  for (const QFileInfo& info : dir.entryInfoList({"*.json"}, QDir::Files, QDir::Name)) {
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) continue;
    if (auto result = readEvaluation(file.readAll())) {
      if (result->title.isEmpty()) result->title = info.completeBaseName();
      results.push_back(std::move(*result));
    }
  }
  return results;
}

ExploreDesk::ExploreDesk(ui::MainWindow* window, Runs& runs, const ui::Dialogs& dialogs, QObject* parent)
    : QObject(parent), m_window(window), m_workspace(new ui::ExploreWorkspace(dialogs)), m_runs(runs) {
  m_window->addWorkspace(ui::WorkspaceId::Explore, m_workspace);
  if (const auto folder = common::shippedFolder("resources/test-set")) {
    for (const char* name : {"questions-1.jsonl", "questions-2.jsonl"}) {
      const QString file = QString::fromStdString((*folder / name).string());
      if (QFile::exists(file)) m_workspace->form()->addData(tr("Shipped test set, %1").arg(QFileInfo(file).completeBaseName()), file);
    }
  }
  m_workspace->setShipped(shippedEvaluations());
  connect(m_workspace->form(), &ui::EvaluationForm::startRequested, this,
          [this](const ui::EvaluationPlan& plan) { attempt(m_window, [&] { start(plan); }); });
  connectRuns();
}

void ExploreDesk::setModel(const ui::ModelSummary& model) { m_workspace->form()->setModel(model.name, model.folder); }

void ExploreDesk::connectRuns() {
  const ui::RunHead* head = m_workspace->head();
  connect(head, &ui::RunHead::pauseRequested, &m_runs, &Runs::pause);
  connect(head, &ui::RunHead::resumeRequested, &m_runs, &Runs::resume);
  connect(head, &ui::RunHead::stopRequested, &m_runs, &Runs::stop);
  connect(head, &ui::RunHead::continueRequested, this, [this](const QString& id) { attempt(m_window, [&] { m_runs.goOn(id); }); });
  connect(head, &ui::RunHead::commandLineRequested, this, [this](const QString& commandLine) {
    QGuiApplication::clipboard()->setText(commandLine);
    m_window->log(tr("Copied: %1").arg(commandLine));
  });
  connect(m_workspace, &ui::ExploreWorkspace::removeConfirmed, &m_runs, &Runs::remove);
  connect(m_workspace, &ui::ExploreWorkspace::pageRequested, this, [this](const QString& id) {
    if (const ui::RunSummary* run = m_runs.summary(id)) QDesktopServices::openUrl(QUrl::fromLocalFile(run->folder + "/report.html"));
  });
  const auto show = [this](const QString& id) { m_workspace->setResult(id, m_runs.evaluation(id)); };
  connect(m_workspace, &ui::ExploreWorkspace::runChosen, this, show);
  connect(&m_runs, &Runs::logGrew, this, [this, show](const QString& id) {
    if (id == m_workspace->selectedRun()) show(id);
  });
  connect(&m_runs, &Runs::changed, m_workspace, &ui::ExploreWorkspace::updateRun);
  connect(&m_runs, &Runs::listChanged, this, [this] {
    std::vector<ui::RunSummary> evaluations = m_runs.summaries();
    std::erase_if(evaluations, [](const ui::RunSummary& run) { return run.kind != ui::RunKind::Evaluation; });
    m_workspace->setRuns(evaluations);
  });
}

void ExploreDesk::start(const ui::EvaluationPlan& plan) {
  const QStringList arguments{"eval",    plan.data,     "--model",  plan.model,     "--ratios", plan.ratios.join(','),
                              "--sources", plan.sources.join(','), "--limit", QString::number(plan.limit),
                              "--seed",  QString::number(plan.seed), "--json", "result.json", "--log", "log.jsonl",
                              "--report", "report.html", "--predictions"};
  const QString id = m_runs.start({ui::RunKind::Evaluation, plan.title, arguments, arguments, 0}, {});
  m_workspace->select(id);
  m_window->log(tr("Started the evaluation “%1” in %2.").arg(plan.title, m_runs.summary(id)->folder));
}

}  // namespace app
