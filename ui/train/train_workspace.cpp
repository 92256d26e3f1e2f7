// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/train_workspace.h"

#include <QAction>
#include <QDateTime>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"
#include "ui/train/run_head.h"
#include "ui/train/train_form.h"
#include "ui/train/training_view.h"

namespace ui {
namespace {

QString lineOf(const RunSummary& run) {
  const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(run.createdMs), QLocale::ShortFormat);
  QString state = stateText(run.state);
  if (isAlive(run.state) && run.total > 0) state += QStringLiteral(" · %1 %").arg(100 * run.done / run.total);
  return run.title + QLatin1Char('\n') + state + QLatin1Char('\n') + when;
}

}  // namespace

TrainWorkspace::TrainWorkspace(const Dialogs& dialogs, QWidget* parent)
    : QWidget(parent),
      m_dialogs(dialogs),
      m_list(new QListWidget),
      m_new(new QPushButton(tr("&New Training"))),
      m_stack(new QStackedWidget),
      m_form(new TrainForm(dialogs)),
      m_view(new TrainingView) {
  m_list->setAccessibleName(tr("Trainings"));
  m_list->setWordWrap(true);
  m_list->setMinimumWidth(150);
  m_stack->addWidget(m_form);
  m_stack->addWidget(m_view);
  auto* heading = new QLabel(tr("Trainings"));
  setTextRole(heading, TextRole::Heading);
  auto* left = new QWidget;
  auto* side = new QVBoxLayout(left);
  side->setContentsMargins(12, 12, 6, 12);
  side->addWidget(heading);
  side->addWidget(m_new);
  side->addWidget(m_list, 1);
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
  auto* begin = new QAction(QIcon::fromTheme("document-new"), tr("&New Training"), this);
  begin->setStatusTip(tr("Choose what is trained, and on what"));
  addAction(begin);
  addActions(m_view->head()->commands());
  connect(begin, &QAction::triggered, this, [this] { select({}); });
  connect(m_new, &QPushButton::clicked, begin, &QAction::trigger);
  connect(m_list, &QListWidget::currentRowChanged, this, &TrainWorkspace::showChosen);
  connect(m_view->head(), &RunHead::removeRequested, this, [this](const QString& id) {
    if (m_dialogs.confirm(this, tr("Delete this training and its model from the disk?"))) Q_EMIT removeConfirmed(id);
  });
}

void TrainWorkspace::setRuns(const std::vector<RunSummary>& runs) {
  const QString chosen = selected();
  m_runs = runs;
  {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const RunSummary& run : runs) {
      auto* item = new QListWidgetItem(lineOf(run), m_list);
      item->setData(Qt::UserRole, run.id);
      item->setToolTip(run.folder);
    }
  }
  select(chosen);
}

void TrainWorkspace::updateRun(const RunSummary& run) {
  for (int row = 0; row < m_list->count(); ++row) {
    if (m_list->item(row)->data(Qt::UserRole).toString() != run.id) continue;
    m_runs[static_cast<std::size_t>(row)] = run;
    m_list->item(row)->setText(lineOf(run));
  }
  if (run.id == selected()) m_view->setRun(run);
}

void TrainWorkspace::setLog(const QString& id, const TrainingLog& log) {
  if (id == selected()) m_view->setLog(log);
}

QString TrainWorkspace::selected() const {
  const QListWidgetItem* item = m_list->currentItem();
  return item == nullptr ? QString() : item->data(Qt::UserRole).toString();
}

void TrainWorkspace::select(const QString& id) {
  int chosen = -1;
  for (int row = 0; row < m_list->count(); ++row) {
    if (!id.isEmpty() && m_list->item(row)->data(Qt::UserRole).toString() == id) chosen = row;
  }
  if (chosen < 0) m_list->clearSelection();
  m_list->setCurrentRow(chosen);
  showChosen();
}

void TrainWorkspace::showChosen() {
  const QString id = selected();
  m_stack->setCurrentWidget(id.isEmpty() ? static_cast<QWidget*>(m_form) : m_view);
  if (id.isEmpty()) return;
  m_view->setRun(m_runs[static_cast<std::size_t>(m_list->currentRow())]);
  Q_EMIT runChosen(id);
}

}  // namespace ui
