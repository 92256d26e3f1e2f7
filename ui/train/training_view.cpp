// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_view.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <map>

#include "ui/numbers.h"
#include "ui/train/run_head.h"
#include "ui/train/time_lapse.h"
#include "ui/train/training_curves.h"

namespace ui {
namespace {

QTableWidget* table(const QString& name, const QStringList& columns) {
  auto* table = new QTableWidget(0, static_cast<int>(columns.size()));
  table->setHorizontalHeaderLabels(columns);
  table->setAccessibleName(name);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setTabKeyNavigation(false);
  table->setWordWrap(true);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  return table;
}

void addRow(QTableWidget* table, const QStringList& cells) {
  const int row = table->rowCount();
  table->insertRow(row);
  for (int column = 0; column < cells.size(); ++column) {
    auto* item = new QTableWidgetItem(cells[column]);
    item->setToolTip(cells[column]);
    table->setItem(row, column, item);
  }
}

}  // namespace

TrainingView::TrainingView(QWidget* parent)
    : QWidget(parent),
      m_head(new RunHead),
      m_tabs(new QTabWidget),
      m_curves(new TrainingCurves),
      m_samples(table(tr("Answers while it learns"), {tr("Step"), tr("Read from"), tr("Question"), tr("Right answer"), tr("Its answer")})),
      m_checkpoints(table(tr("Checkpoints"), {tr("Saved at step"), tr("Scores, F1"), tr("On the disk")})),
      m_timeLapse(new TimeLapse),
      m_config(new QPlainTextEdit) {
  m_config->setReadOnly(true);
  m_config->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  m_config->setAccessibleName(tr("Configuration of the training"));
  for (const int column : {0, 1}) m_samples->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  auto* scroll = new QScrollArea;
  scroll->setWidget(m_curves);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  m_tabs->addTab(scroll, tr("Curves"));
  m_tabs->addTab(m_samples, tr("Answers"));
  m_tabs->addTab(m_checkpoints, tr("Checkpoints"));
  m_tabs->addTab(m_timeLapse, tr("Time-lapse"));
  m_tabs->addTab(m_config, tr("Configuration"));
  m_tabs->setDocumentMode(true);
  m_tabs->tabBar()->setAccessibleName(tr("Parts of the training"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_head);
  column->addWidget(m_tabs, 1);
  connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
    if (m_tabs->currentWidget() == m_timeLapse) Q_EMIT mapsWanted();
  });
}

void TrainingView::setRun(const RunSummary& run) { m_head->setRun(run); }

void TrainingView::setLog(const TrainingLog& log) {
  m_curves->setLog(log);
  fillSamples(log);
  fillCheckpoints(log);
  if (m_tabs->currentWidget() == m_timeLapse) Q_EMIT mapsWanted();
}

void TrainingView::setMaps(std::vector<MemoryMapFrame> maps) { m_timeLapse->setFrames(std::move(maps)); }

void TrainingView::setConfig(const QString& json) { m_config->setPlainText(json); }

// Newest first; a table that is already right is left alone, so that its selection and place stay.
void TrainingView::fillSamples(const TrainingLog& log) {
  if (m_samples->rowCount() == static_cast<int>(log.samples.size())) return;
  m_samples->setRowCount(0);
  for (auto sample = log.samples.rbegin(); sample != log.samples.rend(); ++sample) {
    addRow(m_samples, {grouped(sample->step), sample->source, sample->question, sample->gold, sample->answer});
  }
  m_samples->resizeRowsToContents();
}

void TrainingView::fillCheckpoints(const TrainingLog& log) {
  std::map<int, QStringList> scores;
  for (const HeldOutPoint& point : log.heldOut) {
    if (point.source != QLatin1String("memory") && point.source != QLatin1String("full")) continue;
    const QString what = point.source == QLatin1String("full") ? tr("full text") : point.compressor + QLatin1Char(' ') + ratioText(point.ratio);
    scores[point.step] << QStringLiteral("%1 %2").arg(what, QLocale().toString(point.f1, 'f', 1));
  }
  m_checkpoints->setRowCount(0);
  for (auto step = log.checkpoints.rbegin(); step != log.checkpoints.rend(); ++step) {
    const auto scored = scores.find(*step);
    addRow(m_checkpoints, {grouped(*step), scored == scores.end() ? tr("not scored") : scored->second.join(QStringLiteral(" · ")),
                           step == log.checkpoints.rbegin() ? tr("yes, the last one") : tr("replaced")});
  }
}

}  // namespace ui
