// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/lesson_panel.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/learn/check_view.h"
#include "ui/theme.h"

namespace ui {
namespace {

QLabel* wrapped(TextRole role) {
  auto* label = new QLabel;
  label->setWordWrap(true);
  setTextRole(label, role);
  return label;
}

}  // namespace

LessonPanel::LessonPanel(QWidget* parent)
    : QWidget(parent),
      m_title(wrapped(TextRole::Caption)),
      m_counter(wrapped(TextRole::Small)),
      m_progress(new QProgressBar),
      m_notice(wrapped(TextRole::Small)),
      m_heading(wrapped(TextRole::Heading)),
      m_text(new QLabel),
      m_area(new QScrollArea),
      m_back(new QPushButton(tr("&Back"))),
      m_next(new QPushButton),
      m_leave(new QPushButton(tr("&Leave"))) {
  m_progress->setTextVisible(false);
  m_progress->setMaximumHeight(6);
  m_text->setTextFormat(Qt::MarkdownText);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_text->setAccessibleName(tr("Text of the step"));
  m_leave->setToolTip(tr("Leave the lesson; how far you are is kept"));
  m_next->setObjectName("lessonNext");
  m_back->setObjectName("lessonBack");
  auto* page = new QWidget;
  auto* reading = new QVBoxLayout(page);
  reading->setContentsMargins(0, 0, 8, 0);
  reading->setSpacing(12);
  for (QWidget* part : {static_cast<QWidget*>(m_notice), static_cast<QWidget*>(m_heading), static_cast<QWidget*>(m_text)})
    reading->addWidget(part);
  reading->addStretch();
  m_area->setWidget(page);
  m_area->setWidgetResizable(true);
  m_area->setFrameShape(QFrame::NoFrame);
  m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_area->setAccessibleName(tr("Step of the lesson"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_leave);
  buttons->addStretch();
  buttons->addWidget(m_back);
  buttons->addWidget(m_next);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(14, 12, 14, 12);
  column->addWidget(m_title);
  column->addWidget(m_counter);
  column->addWidget(m_progress);
  column->addWidget(m_area, 1);
  column->addLayout(buttons);
  setMinimumWidth(fontMetrics().averageCharWidth() * 46);
  connect(m_next, &QPushButton::clicked, this, &LessonPanel::next);
  connect(m_back, &QPushButton::clicked, this, &LessonPanel::back);
  connect(m_leave, &QPushButton::clicked, this, &LessonPanel::end);
}

void LessonPanel::start(const Lesson& lesson, const LessonRecord& before, const QString& model) {
  m_lesson = lesson;
  m_record = before;
  m_record.title = lesson.title.of(lessonLanguage());
  m_record.checkCount = lesson.checks();
  m_running = true;
  setModel(model);
  show(before.finished ? 0 : std::clamp(before.step, 0, static_cast<int>(lesson.steps.size()) - 1));
}

void LessonPanel::end() {
  if (!m_running) return;
  m_running = false;
  Q_EMIT ended();
}

void LessonPanel::setModel(const QString& hash) {
  m_model = hash;
  if (!hash.isEmpty()) m_record.model = hash;
  const bool another = !m_lesson.checkedWith.isEmpty() && !hash.isEmpty() && hash != m_lesson.checkedWith;
  m_notice->setText(another ? tr("This lesson was tried with another model. Questions to the model are checked against "
                                 "the one that is loaded, so what the text says of numbers may differ.")
                            : QString());
  m_notice->setVisible(another);
}

void LessonPanel::next() {
  if (m_record.step + 1 < static_cast<int>(m_lesson.steps.size())) return show(m_record.step + 1);
  m_record.finished = true;
  report();
  end();
}

void LessonPanel::back() {
  if (m_record.step > 0) show(m_record.step - 1);
}

void LessonPanel::show(int step) {
  m_record.step = step;
  showWords();
  report();
  Q_EMIT stepShown(m_lesson.steps.at(static_cast<std::size_t>(step)));
}

void LessonPanel::showWords() {
  const int count = static_cast<int>(m_lesson.steps.size());
  const LessonStep& step = m_lesson.steps.at(static_cast<std::size_t>(m_record.step));
  const QString language = lessonLanguage();
  m_title->setText(m_lesson.title.of(language));
  m_counter->setText(tr("Step %1 of %2").arg(m_record.step + 1).arg(count));
  m_progress->setRange(0, count);
  m_progress->setValue(m_record.step + 1);
  m_progress->setAccessibleName(m_counter->text());
  m_heading->setText(step.title.of(language));
  m_text->setText(step.text.of(language));
  m_back->setEnabled(m_record.step > 0);
  m_next->setText(m_record.step + 1 < count ? tr("&Next") : tr("&Finish"));
  showCheck(step);
  m_area->verticalScrollBar()->setValue(0);
}

void LessonPanel::showCheck(const LessonStep& step) {
  delete m_check;
  m_check = nullptr;
  if (!step.check) return;
  const auto known = m_record.checks.find(m_record.step);
  m_check = new CheckView(*step.check, known == m_record.checks.end() ? CheckRecord{} : known->second);
  auto* reading = static_cast<QVBoxLayout*>(m_area->widget()->layout());
  reading->insertWidget(reading->count() - 1, m_check);
  connect(m_check, &CheckView::liveRequested, this, &LessonPanel::request);
  connect(m_check, &CheckView::answered, this, [this](const CheckRecord& record) {
    m_record.checks[m_record.step] = record;
    report();
  });
}

void LessonPanel::request() {
  const LessonCheck& check = *m_lesson.steps.at(static_cast<std::size_t>(m_record.step)).check;
  Q_EMIT liveRequested({m_record.step, m_lesson.document.value_or(LessonDocument{}), m_lesson.folder, check.question,
                        check.accepted, check.runs, check.measure});
}

void LessonPanel::setResults(int step, const std::vector<LiveResult>& results) {
  if (m_running && step == m_record.step && m_check != nullptr) m_check->setResults(results);
}

void LessonPanel::setFailure(int step, const QString& sentence) {
  if (m_running && step == m_record.step && m_check != nullptr) m_check->setFailure(sentence);
}

void LessonPanel::report() {
  m_record.changed = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
  Q_EMIT recordChanged(m_lesson.id, m_record);
}

void LessonPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && m_running) {
    showWords();
    setModel(m_model);
  }
  QWidget::changeEvent(event);
}

}  // namespace ui
