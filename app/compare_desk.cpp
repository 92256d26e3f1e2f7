// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_desk.h"

#include <QSaveFile>
#include <functional>
#include <numeric>

#include "engine/measure/bootstrap.h"
#include "engine/measure/scores.h"
#include "engine/pic/masks.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/document_pane.h"
#include "ui/compare/compare_workspace.h"
#include "ui/compare/side_bar.h"
#include "ui/main_window.h"

namespace app {
namespace {

using Values = std::vector<double>;

double meanOf(const Values& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

ui::MetricRow rowOf(const QString& name, int decimals, const Values& first, const Values& second) {
  ui::MetricRow row{name, meanOf(first), meanOf(second), decimals, {}};
  if (first.size() < 2) return row;
  std::vector<int> groups(first.size());
  std::iota(groups.begin(), groups.end(), 0);
  const engine::Interval interval = engine::bootstrapDifference(second, first, groups, {});
  row.interval = {interval.low, interval.high};
  return row;
}

SideSetting settingOf(const ui::SideChoice& choice) {
  SideSetting setting{choice.model.toStdString(), choice.compressor.toStdString(), choice.ratio,
                      engine::Source::Memory, std::nullopt};
  if (!choice.mask.isEmpty()) setting.mask = engine::presetMask(choice.mask.toStdString());
  return setting;
}

Values scoresOf(const ui::Comparison& comparison, const ui::ComparisonSide& side, double engine::Score::*member) {
  Values values;
  for (std::size_t i = 0; i < side.answers.size(); ++i) {
    const QStringList& accepted = comparison.order.questions[i].accepted;
    if (accepted.isEmpty()) continue;
    std::vector<std::string> golds;
    for (const QString& answer : accepted) golds.push_back(answer.toStdString());
    values.push_back(100 * (engine::scoreAnswer(side.answers[i].text, golds).*member));
  }
  return values;
}

}  // namespace

std::vector<ui::MetricRow> comparedMetrics(const ui::Comparison& comparison) {
  std::vector<ui::MetricRow> rows;
  const auto scores = [&](const QString& name, double engine::Score::*member) {
    const Values first = scoresOf(comparison, comparison.first, member);
    if (!first.empty()) rows.push_back(rowOf(name, 1, first, scoresOf(comparison, comparison.second, member)));
  };
  const auto measure = [&](const QString& name, int decimals, const std::function<double(const engine::Answer&)>& read) {
    Values first, second;
    for (const engine::Answer& answer : comparison.first.answers) first.push_back(read(answer));
    for (const engine::Answer& answer : comparison.second.answers) second.push_back(read(answer));
    rows.push_back(rowOf(name, decimals, first, second));
  };
  scores(CompareDesk::tr("F1 (%)"), &engine::Score::f1);
  scores(CompareDesk::tr("Exact match (%)"), &engine::Score::exactMatch);
  measure(CompareDesk::tr("Log-probability a token"), 3, [](const auto& a) { return a.logProbability; });
  measure(CompareDesk::tr("Decoder positions"), 0, [](const auto& a) { return a.decoderPositions; });
  measure(CompareDesk::tr("Memory tokens"), 0, [](const auto& a) { return a.memoryTokens; });
  measure(CompareDesk::tr("First token (ms)"), 0, [](const auto& a) { return a.firstTokenMilliseconds; });
  measure(CompareDesk::tr("Tokens/s"), 1, [](const auto& a) { return a.tokensPerSecond; });
  return rows;
}

CompareDesk::CompareDesk(ui::MainWindow* window, SideRunner& runner, const ui::Dialogs& dialogs, QObject* parent)
    : QObject(parent), m_window(window), m_runner(runner), m_dialogs(dialogs), m_workspace(new ui::CompareWorkspace) {
  window->addWorkspace(ui::WorkspaceId::Compare, m_workspace);
  connect(m_workspace, &ui::CompareWorkspace::runRequested, this, &CompareDesk::run);
  connect(m_workspace, &ui::CompareWorkspace::stopRequested, this, [this] { m_runner.stop(); });
  connect(m_workspace, &ui::CompareWorkspace::exportRequested, this, &CompareDesk::exportTables);
  connect(m_workspace, &ui::CompareWorkspace::otherModelRequested, this, [this](int side) {
    const QString folder = m_dialogs.openModelFolder(m_window);
    if (!folder.isEmpty()) m_workspace->side(side)->addModel(folder);
  });
}

void CompareDesk::setModel(const ui::ModelSummary& model) { m_workspace->setModel(model); }

void CompareDesk::run(const ui::SideChoice& first, const ui::SideChoice& second,
                      const std::vector<ui::ComparedQuestion>& questions) {
  const ui::DocumentPane* documents = m_window->ask()->documents();
  ui::Comparison comparison{{first, second, {}, questions}, {}, {}, {}};
  for (const ui::OpenDocument& open : documents->documents()) {
    if (open.id == documents->currentDocument()) comparison.order.document = open.text;
  }
  if (comparison.order.document.text.empty()) return m_workspace->setFailure(tr("Open a document in Ask first."));
  if (first.model.isEmpty() || second.model.isEmpty()) return m_workspace->setFailure(tr("There is no model yet."));
  SideOrder order{{settingOf(first), settingOf(second)}, comparison.order.document, {}, true};
  for (const ui::ComparedQuestion& question : questions) order.questions.push_back(question.question.toStdString());
  const auto done = [this, comparison](const std::vector<SideRun>& runs) mutable {
    comparison.first = {runs.at(0).memory, runs.at(0).answers};
    comparison.second = {runs.at(1).memory, runs.at(1).answers};
    comparison.metrics = comparedMetrics(comparison);
    m_workspace->setComparison(comparison);
  };
  m_runner.run(
      order, done, [this](const QString& sentence) { m_workspace->setFailure(sentence); },
      [this](int at, int total) { m_workspace->setProgress(at, total); });
}

void CompareDesk::exportTables() {
  const QString path = m_files.save(m_window, tr("Export Tables"), QStringLiteral("comparison.csv"), tr("Table (*.csv)"));
  if (path.isEmpty()) return;
  const QByteArray content = m_workspace->csv().toUtf8();
  QSaveFile file(path);
  const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
  if (!written) m_window->showError(tr("%1 could not be written: %2.").arg(path, file.errorString()));
}

}  // namespace app
