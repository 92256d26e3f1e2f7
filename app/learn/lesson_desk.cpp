// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/lesson_desk.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <cmath>

#include "app/learn/lesson_files.h"
#include "engine/measure/scores.h"
#include "ui/learn/learn_workspace.h"
#include "ui/learn/lesson_guide.h"
#include "ui/learn/lesson_panel.h"
#include "ui/main_window.h"

namespace app {
namespace {

std::vector<std::string> plain(const QStringList& texts) {
  std::vector<std::string> plain;
  for (const QString& text : texts) plain.push_back(text.toStdString());
  return plain;
}

engine::Source sourceOf(const QString& name) {
  if (name == QLatin1String("full")) return engine::Source::Full;
  if (name == QLatin1String("none")) return engine::Source::None;
  if (name == QLatin1String("budget")) return engine::Source::Budget;
  return engine::Source::Memory;
}

ui::LiveResult resultOf(const ui::LiveRequest& request, const engine::Answer& answer) {
  ui::LiveResult result{QString::fromStdString(answer.text).trimmed(), 0};
  switch (request.measure) {
    case ui::Measure::Answer:
      break;
    case ui::Measure::F1:
      result.value = engine::scoreAnswer(answer.text, plain(request.accepted)).f1;
      break;
    case ui::Measure::MemoryTokens:
      result.value = answer.memoryTokens;
      break;
    case ui::Measure::Positions:
      result.value = answer.decoderPositions;
      break;
    case ui::Measure::Confidence:
      result.value = answer.confidence.value_or(std::exp(answer.logProbability));
      break;
  }
  return result;
}

}  // namespace

LessonDesk::LessonDesk(ui::MainWindow* window, SideRunner& runner, QObject* parent)
    : QObject(parent),
      m_window(window),
      m_runner(runner),
      m_workspace(new ui::LearnWorkspace),
      m_guide(new ui::LessonGuide(window)) {
  m_workspace->setResults(readProgress());
  readLessons();
  window->addWorkspace(ui::WorkspaceId::Learn, m_workspace);
  connectGuide();
  connect(m_workspace, &ui::LearnWorkspace::addRequested, this, &LessonDesk::addLessons);
  connect(m_workspace, &ui::LearnWorkspace::exportRequested, this, &LessonDesk::exportResults);
  connect(m_workspace, &ui::LearnWorkspace::reportRequested, this, &LessonDesk::makeReport);
  connect(m_workspace, &ui::LearnWorkspace::learnerChanged, this, [this] { writeProgress(m_workspace->results()); });
}

void LessonDesk::connectGuide() {
  ui::LessonPanel* panel = m_guide->panel();
  connect(m_workspace, &ui::LearnWorkspace::startRequested, this,
          [this, panel](const ui::Lesson& lesson, const ui::LessonRecord& before) {
            panel->start(lesson, before, m_model.hash);
          });
  connect(m_guide, &ui::LessonGuide::documentWanted, this, &LessonDesk::openDocument);
  connect(panel, &ui::LessonPanel::liveRequested, this, &LessonDesk::answer);
  connect(panel, &ui::LessonPanel::recordChanged, this, [this](const QString& lesson, const ui::LessonRecord& record) {
    m_workspace->setRecord(lesson, record);
    writeProgress(m_workspace->results());
  });
}

void LessonDesk::readLessons() {
  const ReadLessons read = app::readLessons();
  m_workspace->setLessons(read.lessons);
  for (const QString& error : read.errors) m_window->showError(error);
}

void LessonDesk::setModel(const ui::ModelSummary& model) {
  m_model = model;
  m_guide->panel()->setModel(model.hash);
}

void LessonDesk::openDocument(const ui::LessonDocument& document, const QString& folder) {
  const QString text = lessonDocumentText(document, folder);
  text.isEmpty() ? m_window->showError(tr("The lesson's document %1 was not found.").arg(document.name))
                 : static_cast<void>(m_window->openDocument(document.name, text));
}

void LessonDesk::answer(const ui::LiveRequest& request) {
  ui::LessonPanel* panel = m_guide->panel();
  if (!m_model.answers) return panel->setFailure(request.step, tr("There is no model loaded that answers."));
  SideOrder order;
  order.document = {request.document.name.toStdString(),
                    lessonDocumentText(request.document, request.folder).toStdString()};
  order.questions = {request.question.toStdString()};
  for (const ui::LessonRun& run : request.runs) {
    order.settings.push_back({m_model.folder.toStdString(), run.compressor.toStdString(), run.ratio,
                              sourceOf(run.source), std::nullopt});
  }
  const auto done = [panel, request](const std::vector<SideRun>& runs) {
    std::vector<ui::LiveResult> results;
    for (const SideRun& run : runs) results.push_back(resultOf(request, run.answers.at(0)));
    panel->setResults(request.step, results);
  };
  m_runner.run(order, done, [panel, step = request.step](const QString& sentence) { panel->setFailure(step, sentence); });
}

void LessonDesk::addLessons() {
  const QStringList files = m_dialogs.open(m_window, tr("Add Lessons"), tr("Lessons (*.json)"));
  if (files.isEmpty()) return;
  const QStringList errors = app::addLessons(files);
  readLessons();
  for (const QString& error : errors) m_window->showError(error);
}

void LessonDesk::exportResults() {
  const ui::LearnerResults& results = m_workspace->results();
  if (results.learner.isEmpty()) return m_window->showError(tr("Type your name first, so that your teacher knows whose results these are."));
  const QString file = m_dialogs.save(m_window, tr("Export My Results"), results.learner + QStringLiteral(".results.json"),
                                      tr("Results (*.json)"));
  if (!file.isEmpty()) write(file, ui::resultsJson(results));
}

void LessonDesk::makeReport() {
  const QStringList files = m_dialogs.open(m_window, tr("Result Files of a Class"), tr("Results (*.json)"));
  if (files.isEmpty()) return;
  std::vector<ui::LearnerResults> all;
  for (const QString& path : files) {
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    const ui::ReadResults read = ui::readResults(opened ? file.readAll() : QByteArray(), QFileInfo(path).fileName());
    if (!read.results) return m_window->showError(read.error);
    all.push_back(*read.results);
  }
  const QString target = m_dialogs.save(m_window, tr("Save the Class Report"), QStringLiteral("class.html"),
                                        tr("Web page (*.html);;Table (*.csv)"));
  if (target.isEmpty()) return;
  const auto learners = ui::mergedResults(all);
  write(target, target.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? ui::classReportCsv(learners)
                                                                           : ui::classReportHtml(learners).toUtf8());
}

void LessonDesk::write(const QString& path, const QByteArray& content) {
  QSaveFile file(path);
  const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
  written ? m_window->log(tr("Written: %1").arg(path))
          : m_window->showError(tr("%1 could not be written: %2.").arg(path, file.errorString()));
}

}  // namespace app
