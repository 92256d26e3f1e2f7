// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/tasks_panel.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

constexpr std::size_t kMostRows = 20;

TasksPanel::TasksPanel(QWidget* parent)
    : QWidget(parent), m_list(new QVBoxLayout), m_none(new QLabel(tr("Nothing is being worked on."))) {
  m_none->setProperty("subtle", true);
  auto* content = new QWidget;
  auto* inner = new QVBoxLayout(content);
  inner->setContentsMargins(12, 8, 12, 8);
  inner->addWidget(m_none);
  inner->addLayout(m_list);
  inner->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll);
}

TasksPanel::Row& TasksPanel::rowOf(int id) {
  const auto found = m_rows.find(id);
  if (found != m_rows.end()) return found->second;
  Row row{new QWidget, new QLabel, new QLabel, new QProgressBar, new QToolButton};
  row.cancel->setIcon(QIcon::fromTheme("process-stop"));
  row.cancel->setToolTip(tr("Cancel"));
  row.cancel->setAccessibleName(tr("Cancel this task"));
  row.numbers->setProperty("subtle", true);
  row.bar->setTextVisible(false);
  row.bar->setMinimumWidth(90);
  auto* line = new QHBoxLayout(row.widget);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(row.title, 2);
  line->addWidget(row.bar, 2);
  line->addWidget(row.numbers, 2);
  line->addWidget(row.cancel);
  m_list->insertWidget(0, row.widget);
  connect(row.cancel, &QToolButton::clicked, this, [this, id] { Q_EMIT cancelRequested(id); });
  m_none->hide();
  Row& kept = m_rows[id] = row;
  forgetOldest();
  return kept;
}

void TasksPanel::forgetOldest() {
  if (m_rows.size() <= kMostRows) return;
  delete m_rows.begin()->second.widget;
  m_rows.erase(m_rows.begin());
}

void TasksPanel::setTask(const TaskState& task) {
  Row& row = rowOf(task.id);
  row.title->setText(task.title);
  row.numbers->setText(task.running ? progressText(task) : tr("done"));
  row.bar->setRange(0, task.running && task.total == 0 ? 0 : 1000);
  if (task.total > 0) row.bar->setValue(static_cast<int>(1000 * task.done / task.total));
  if (!task.running) row.bar->setValue(1000);
  row.cancel->setEnabled(task.running);
}

QString TasksPanel::textOf(int id) const {
  const auto found = m_rows.find(id);
  return found == m_rows.end() ? QString()
                               : found->second.title->text() + QLatin1Char(' ') + found->second.numbers->text();
}

}  // namespace ui
