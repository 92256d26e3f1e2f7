// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/run_head.h"

#include <QAction>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/theme.h"

namespace ui {

RunHead::RunHead(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_state(new QLabel),
      m_numbers(new QLabel),
      m_failure(new QLabel),
      m_bar(new QProgressBar),
      m_pause(button(tr("&Pause"), "media-playback-pause", tr("Stand still at once, and keep everything in memory"))),
      m_stop(button(tr("&Stop"), "process-stop", tr("Save what is learned and end; it can go on later"))),
      m_continue(button(tr("&Continue"), "go-next", tr("Go on from what was saved last"))),
      m_use(button(tr("&Use This Model"), "folder-model", tr("Load the model that was saved last, and ask it"))),
      m_copy(button(tr("Copy as Command &Line"), "edit-copy", tr("Copy the call that does the same in a terminal"))),
      m_remove(button(tr("&Delete…"), "edit-delete", tr("Delete the run and its model from the disk"))) {
  setTextRole(m_title, TextRole::Title);
  m_title->setWordWrap(true);
  m_state->setProperty("subtle", true);
  m_numbers->setProperty("subtle", true);
  m_numbers->setWordWrap(true);
  m_failure->setProperty("error", true);
  m_failure->setWordWrap(true);
  m_failure->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_bar->setTextVisible(false);
  m_bar->setRange(0, 1000);
  auto* first = new QHBoxLayout;
  first->addWidget(m_title, 1);
  first->addWidget(m_state);
  auto* buttons = new QHBoxLayout;
  for (QPushButton* one : {m_pause, m_stop, m_continue, m_use}) buttons->addWidget(one);
  buttons->addStretch();
  for (QPushButton* one : {m_copy, m_remove}) buttons->addWidget(one);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(7);
  column->addLayout(first);
  column->addWidget(m_bar);
  column->addWidget(m_numbers);
  column->addWidget(m_failure);
  column->addLayout(buttons);
  connect(m_pause, &QPushButton::clicked, this, [this] {
    m_run.state == RunState::Paused ? Q_EMIT resumeRequested(m_run.id) : Q_EMIT pauseRequested(m_run.id);
  });
  connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(m_run.id); });
  connect(m_continue, &QPushButton::clicked, this, [this] { Q_EMIT continueRequested(m_run.id); });
  connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT modelRequested(m_run.modelFolder); });
  connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT commandLineRequested(m_run.commandLine); });
  connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_run.id); });
  setRun({});  // never all buttons side by side: the window would be as wide
}

QPushButton* RunHead::button(const QString& text, const QString& icon, const QString& tip) {
  auto* button = new QPushButton(text);
  button->setToolTip(tip);
  auto* action = new QAction(QIcon::fromTheme(icon), text, this);
  action->setStatusTip(tip);
  action->setEnabled(false);
  connect(action, &QAction::triggered, button, &QPushButton::click);
  m_commands.emplace_back(button, action);
  return button;
}

QList<QAction*> RunHead::commands() const {
  QList<QAction*> actions;
  for (const auto& [button, action] : m_commands) actions << action;
  return actions;
}

void RunHead::showCommands() {
  for (const auto& [button, action] : m_commands) {
    action->setText(button->text());
    action->setEnabled(button->isEnabled() && !button->isHidden());
  }
}

void RunHead::setRun(const RunSummary& run) {
  m_run = run;
  m_title->setText(run.title);
  m_state->setText(stateText(run.state));
  m_numbers->setText(run.stage.isEmpty() ? progressText(run) : run.stage);
  m_failure->setText(run.failure);
  m_failure->setVisible(!run.failure.isEmpty());
  const bool alive = isAlive(run.state);
  m_bar->setRange(0, alive && run.total == 0 ? 0 : 1000);
  if (run.total > 0) m_bar->setValue(static_cast<int>(1000 * run.done / run.total));
  m_pause->setText(run.state == RunState::Paused ? tr("&Resume") : tr("&Pause"));
  m_pause->setVisible(alive);
  m_stop->setVisible(alive);
  m_pause->setEnabled(run.state != RunState::Stopping);
  m_stop->setEnabled(run.state != RunState::Stopping);
  m_continue->setVisible(run.canContinue);
  m_use->setVisible(run.kind == RunKind::Train);
  m_use->setEnabled(!run.modelFolder.isEmpty());
  m_remove->setVisible(!alive);
  showCommands();
}

}  // namespace ui
