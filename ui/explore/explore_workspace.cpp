// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/explore_workspace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QPdfWriter>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextDocument>
#include <QVBoxLayout>

#include "ui/explore/evaluation_form.h"
#include "ui/explore/evaluation_report.h"
#include "ui/explore/trade_off.h"
#include "ui/plot/line_chart.h"
#include "ui/theme.h"
#include "ui/train/run_head.h"

namespace ui {

constexpr int kRunRole = Qt::UserRole;
constexpr int kShippedRole = Qt::UserRole + 1;

ExploreWorkspace::ExploreWorkspace(const Dialogs& dialogs, QWidget* parent)
    : QWidget(parent),
      m_dialogs(dialogs),
      m_list(new QListWidget),
      m_stack(new QStackedWidget),
      m_form(new EvaluationForm(dialogs)),
      m_head(new RunHead),
      m_tradeOff(new TradeOff) {
  m_list->setAccessibleName(tr("Evaluations"));
  m_list->setWordWrap(true);
  m_list->setMinimumWidth(150);
  QAction* begin = command(tr("&New Evaluation"), "document-new", tr("Ask a file of questions at several ratios"));
  m_save = command(tr("Save &Report…"), "document-save", tr("Save the evaluation as a PDF page or as CSV"));
  m_page = command(tr("&Open Report Page"), "text-document", tr("Show the report of a finished evaluation in the browser"));
  addActions(m_head->commands());
  auto* heading = new QLabel(tr("Evaluations"));
  setTextRole(heading, TextRole::Heading);
  auto* fresh = new QPushButton(begin->text());
  auto* left = new QWidget;
  auto* side = new QVBoxLayout(left);
  side->setContentsMargins(12, 12, 6, 12);
  side->addWidget(heading);
  side->addWidget(fresh);
  side->addWidget(m_list, 1);
  auto* save = new QPushButton(m_save->text());
  auto* page = new QPushButton(m_page->text());
  auto* result = new QWidget;
  auto* lines = new QVBoxLayout(result);
  lines->setContentsMargins(0, 0, 0, 0);
  lines->addWidget(m_head);
  lines->addWidget(m_tradeOff, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(page);
  buttons->addWidget(save);
  lines->addLayout(buttons);
  auto* scroll = new QScrollArea;
  scroll->setWidget(m_form);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  m_stack->addWidget(scroll);
  m_stack->addWidget(result);
  auto* right = new QWidget;
  auto* main = new QVBoxLayout(right);
  main->setContentsMargins(8, 12, 12, 12);
  main->addWidget(m_stack);
  auto* splitter = new QSplitter(Qt::Horizontal);
  splitter->addWidget(left);
  splitter->addWidget(right);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({210, 800});
  splitter->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(splitter);
  connect(begin, &QAction::triggered, this, [this] { select({}); });
  connect(fresh, &QPushButton::clicked, begin, &QAction::trigger);
  connect(save, &QPushButton::clicked, m_save, &QAction::trigger);
  connect(page, &QPushButton::clicked, m_page, &QAction::trigger);
  connect(m_page, &QAction::changed, page, [this, page] { page->setVisible(m_page->isEnabled()); });
  connect(m_save, &QAction::triggered, this, &ExploreWorkspace::saveReport);
  connect(m_page, &QAction::triggered, this, [this] { Q_EMIT pageRequested(selectedRun()); });
  connect(m_list, &QListWidget::currentRowChanged, this, &ExploreWorkspace::showChosen);
  connect(m_head, &RunHead::removeRequested, this, [this](const QString& id) {
    if (m_dialogs.confirm(this, tr("Delete this evaluation from the disk?"))) Q_EMIT removeConfirmed(id);
  });
  showChosen();
}

QAction* ExploreWorkspace::command(const QString& text, const QString& icon, const QString& tip) {
  auto* action = new QAction(QIcon::fromTheme(icon), text, this);
  action->setStatusTip(tip);
  addAction(action);
  return action;
}

void ExploreWorkspace::setShipped(const std::vector<EvaluationResult>& results) {
  m_shipped = results;
  refill();
  if (!results.empty() && m_list->currentRow() < 0) m_list->setCurrentRow(static_cast<int>(m_runs.size()));
}

void ExploreWorkspace::setRuns(const std::vector<RunSummary>& runs) {
  m_runs = runs;
  refill();
}

// The chosen one stays chosen.
void ExploreWorkspace::refill() {
  const QListWidgetItem* chosen = m_list->currentItem();
  const QVariant run = chosen == nullptr ? QVariant() : chosen->data(kRunRole);
  const QVariant shipped = chosen == nullptr ? QVariant() : chosen->data(kShippedRole);
  int row = -1;
  {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const RunSummary& one : m_runs) {
      auto* item = new QListWidgetItem(one.title + QLatin1Char('\n') + stateText(one.state), m_list);
      item->setData(kRunRole, one.id);
      if (run.isValid() && run == item->data(kRunRole)) row = m_list->count() - 1;
    }
    for (int i = 0; i < static_cast<int>(m_shipped.size()); ++i) {
      auto* item = new QListWidgetItem(m_shipped[static_cast<std::size_t>(i)].title + QLatin1Char('\n') + tr("comes with PIC Studio"), m_list);
      item->setData(kShippedRole, i);
      if (shipped.isValid() && shipped.toInt() == i) row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
  }
  showChosen();
}

void ExploreWorkspace::updateRun(const RunSummary& run) {
  for (int row = 0; row < static_cast<int>(m_runs.size()); ++row) {
    if (m_runs[static_cast<std::size_t>(row)].id != run.id) continue;
    m_runs[static_cast<std::size_t>(row)] = run;
    m_list->item(row)->setText(run.title + QLatin1Char('\n') + stateText(run.state));
  }
  if (run.id != selectedRun()) return;
  m_head->setRun(run);
  m_page->setEnabled(run.state == RunState::Finished);
}

void ExploreWorkspace::setResult(const QString& run, const EvaluationResult& result) {
  if (run != selectedRun()) return;
  m_shown = result;
  m_tradeOff->setResult(result);
}

QString ExploreWorkspace::selectedRun() const {
  const QListWidgetItem* item = m_list->currentItem();
  return item == nullptr ? QString() : item->data(kRunRole).toString();
}

void ExploreWorkspace::select(const QString& run) {
  int chosen = -1;
  for (int row = 0; row < m_list->count(); ++row) {
    if (!run.isEmpty() && m_list->item(row)->data(kRunRole).toString() == run) chosen = row;
  }
  m_list->setCurrentRow(chosen);
  if (chosen < 0) m_list->clearSelection();
  showChosen();
}

void ExploreWorkspace::showChosen() {
  const QListWidgetItem* item = m_list->currentItem();
  m_stack->setCurrentIndex(item == nullptr ? 0 : 1);
  m_save->setEnabled(item != nullptr);
  m_page->setEnabled(false);
  if (item == nullptr) return;
  const bool shipped = item->data(kShippedRole).isValid();
  m_head->setVisible(!shipped);
  if (shipped) {
    m_shown = m_shipped[static_cast<std::size_t>(item->data(kShippedRole).toInt())];
    m_tradeOff->setResult(m_shown);
  } else {
    updateRun(m_runs[static_cast<std::size_t>(m_list->currentRow())]);
    Q_EMIT runChosen(selectedRun());
  }
}

void ExploreWorkspace::saveReport() {
  const QString file = m_dialogs.saveFile(this, tr("Save Report"), m_shown.title + QStringLiteral(".pdf"), {tr("Page (*.pdf)"), tr("Table (*.csv)")});
  if (file.isEmpty()) return;
  if (file.endsWith(QStringLiteral(".csv"))) {
    QSaveFile csv(file);
    if (csv.open(QIODevice::WriteOnly)) csv.write(evaluationCsv(m_shown).toUtf8());
    csv.commit();
    return;
  }
  QTextDocument document;
  writeReport(document, m_shown, m_tradeOff->chart()->grab().toImage());
  QPdfWriter pdf(file);
  document.print(&pdf);
}

}  // namespace ui
