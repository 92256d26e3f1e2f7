// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/learn_workspace.h"

#include <QAction>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace ui {
namespace {

QPushButton* buttonFor(QAction* action) {
  auto* button = new QPushButton(action->icon(), action->text());
  button->setToolTip(action->toolTip());
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  return button;
}

}  // namespace

LearnWorkspace::LearnWorkspace(QWidget* parent)
    : QWidget(parent),
      m_list(new QTreeWidget),
      m_title(new QLabel),
      m_about(new QLabel),
      m_learner(new QLineEdit),
      m_start(makeAction(tr("&Start or Go On"), {}, "go-next", tr("Begin the chosen lesson, or go on where you left it"))),
      m_add(makeAction(tr("&Add Lessons…"), {}, "list-add", tr("Add lesson files that a teacher wrote"))),
      m_export(makeAction(tr("&Export My Results…"), {}, "document-save", tr("Write a result file to hand in"))),
      m_report(makeAction(tr("Make a &Class Report…"), {}, "text-document",
                          tr("Merge any number of result files into one report of a class"))) {
  m_list->setAccessibleName(tr("Lessons"));
  m_list->setObjectName("lessonList");
  m_list->setRootIsDecorated(false);
  m_list->setAllColumnsShowFocus(true);
  m_list->header()->setStretchLastSection(false);
  setTextRole(m_title, TextRole::Title);
  for (QLabel* label : {m_title, m_about}) label->setWordWrap(true);
  m_learner->setAccessibleName(tr("Your name"));
  m_learner->setPlaceholderText(tr("as your teacher knows you"));
  m_startButton = buttonFor(m_start);
  m_startButton->setObjectName("startLesson");
  auto* person = new QFormLayout;
  person->addRow(tr("Your &name"), m_learner);
  auto* handing = new QHBoxLayout;
  for (QAction* action : {m_export, m_report, m_add}) handing->addWidget(buttonFor(action));
  handing->addStretch();
  auto* begin = new QHBoxLayout;
  begin->addWidget(m_startButton);
  begin->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(22, 18, 22, 18);
  column->setSpacing(12);
  column->addWidget(m_list, 1);
  column->addWidget(m_title);
  column->addWidget(m_about);
  column->addLayout(begin);
  column->addLayout(person);
  column->addLayout(handing);
  connect(m_list, &QTreeWidget::currentItemChanged, this, &LearnWorkspace::showChosen);
  connect(m_list, &QTreeWidget::itemActivated, m_start, &QAction::trigger);
  connect(m_start, &QAction::triggered, this, [this] {
    const int at = chosen();
    if (at < 0) return;
    const Lesson& lesson = m_lessons[static_cast<std::size_t>(at)];
    const auto known = m_results.lessons.find(lesson.id);
    Q_EMIT startRequested(lesson, known == m_results.lessons.end() ? LessonRecord{} : known->second);
  });
  connect(m_add, &QAction::triggered, this, &LearnWorkspace::addRequested);
  connect(m_export, &QAction::triggered, this, &LearnWorkspace::exportRequested);
  connect(m_report, &QAction::triggered, this, &LearnWorkspace::reportRequested);
  connect(m_learner, &QLineEdit::editingFinished, this, [this] {
    m_results.learner = m_learner->text().trimmed();
    Q_EMIT learnerChanged(m_results.learner);
  });
  fill();
}

QAction* LearnWorkspace::makeAction(const QString& text, const QKeySequence& keys, const char* icon, const QString& tip) {
  auto* action = new QAction(QIcon::fromTheme(icon), text, this);
  action->setShortcut(keys);
  action->setToolTip(tip);
  action->setStatusTip(tip);
  QWidget::addAction(action);
  return action;
}

void LearnWorkspace::setLessons(const std::vector<Lesson>& lessons) {
  m_lessons = lessons;
  fill();
}

void LearnWorkspace::setResults(const LearnerResults& results) {
  m_results = results;
  m_learner->setText(results.learner);
  fill();
}

void LearnWorkspace::setRecord(const QString& lesson, const LessonRecord& record) {
  m_results.lessons[lesson] = record;
  for (int i = 0; i < static_cast<int>(m_lessons.size()); ++i) {
    if (m_lessons[static_cast<std::size_t>(i)].id == lesson) fillRow(i);
  }
}

void LearnWorkspace::fill() {
  const int before = std::max(0, chosen());
  m_list->clear();
  m_list->setHeaderLabels({tr("Lesson"), tr("Minutes"), tr("Progress"), tr("Right at once")});
  m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (int i = 0; i < static_cast<int>(m_lessons.size()); ++i) {
    m_list->addTopLevelItem(new QTreeWidgetItem);
    fillRow(i);
  }
  choose(before);
  showChosen();
}

void LearnWorkspace::fillRow(int index) {
  const Lesson& lesson = m_lessons[static_cast<std::size_t>(index)];
  QTreeWidgetItem* item = m_list->topLevelItem(index);
  item->setText(0, lesson.title.of(lessonLanguage()));
  item->setText(1, QString::number(lesson.minutes));
  const auto known = m_results.lessons.find(lesson.id);
  const bool begun = known != m_results.lessons.end();
  item->setText(2, !begun                   ? tr("not begun")
                   : known->second.finished ? tr("finished")
                                            : tr("step %1 of %2").arg(known->second.step + 1).arg(lesson.steps.size()));
  item->setText(3, begun ? tr("%1 of %2").arg(known->second.rightAtOnce()).arg(lesson.checks()) : QString());
}

int LearnWorkspace::chosen() const { return m_list->indexOfTopLevelItem(m_list->currentItem()); }

void LearnWorkspace::choose(int lesson) {
  if (QTreeWidgetItem* item = m_list->topLevelItem(lesson)) m_list->setCurrentItem(item);
}

void LearnWorkspace::showChosen() {
  const int at = chosen();
  m_start->setEnabled(at >= 0);
  m_startButton->setEnabled(at >= 0);
  m_title->setText(at < 0 ? tr("No lessons were found.") : m_lessons[static_cast<std::size_t>(at)].title.of(lessonLanguage()));
  m_about->setText(at < 0 ? QString() : m_lessons[static_cast<std::size_t>(at)].about.of(lessonLanguage()));
}

void LearnWorkspace::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  QWidget::changeEvent(event);
}

}  // namespace ui
