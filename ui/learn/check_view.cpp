// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/check_view.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/learn/lesson_check.h"
#include "ui/theme.h"

namespace ui {
namespace {

QLabel* words(const QString& text) {
  auto* label = new QLabel(text);
  label->setTextFormat(Qt::MarkdownText);
  label->setWordWrap(true);
  return label;
}

}  // namespace

CheckView::CheckView(const LessonCheck& check, const CheckRecord& before, QWidget* parent)
    : QFrame(parent),
      m_check(check),
      m_record(before),
      m_button(new QPushButton(check.kind == CheckKind::Live ? tr("Ask the &Model") : tr("&Check Answer"))),
      m_giveUp(new QPushButton(tr("Show the &Answer"))),
      m_feedback(words({})) {
  setAccessibleName(tr("Question"));
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::AlternateBase);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 10, 12, 10);
  column->addWidget(words(check.prompt.of(lessonLanguage())));
  const QStringList choices = choicesOf(check, lessonLanguage());
  if (choices.isEmpty()) {
    m_number = new QDoubleSpinBox;
    m_number->setRange(-1e9, 1e9);
    m_number->setDecimals(2);
    m_number->setAccessibleName(tr("Your answer"));
    column->addWidget(m_number);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, [this] { m_button->setEnabled(!m_done); });
  } else {
    addChoices(choices);
  }
  auto* row = new QHBoxLayout;
  row->addWidget(m_button);
  row->addWidget(m_giveUp);
  row->addStretch();
  column->addLayout(row);
  column->addWidget(m_feedback);
  m_button->setObjectName("checkAnswer");
  m_feedback->setObjectName("checkFeedback");
  m_button->setEnabled(m_number != nullptr);
  m_giveUp->hide();
  connect(m_button, &QPushButton::clicked, this, &CheckView::submit);
  connect(m_giveUp, &QPushButton::clicked, this, &CheckView::giveUp);
  if (before.right) finish(tr("You have answered this rightly."));
}

void CheckView::addChoices(const QStringList& choices) {
  m_choices = new QButtonGroup(this);
  for (const QString& choice : choices) {
    auto* button = new QRadioButton(QString(choice).replace(QLatin1Char('&'), QLatin1String("&&")));
    button->setAccessibleName(choice);
    m_choices->addButton(button, static_cast<int>(m_choices->buttons().size()));
    layout()->addWidget(button);
  }
  connect(m_choices, &QButtonGroup::idClicked, this, [this] { m_button->setEnabled(!m_done); });
}

void CheckView::choose(int option) {
  if (m_choices != nullptr && m_choices->button(option) != nullptr) m_choices->button(option)->click();
}

void CheckView::setNumber(double number) {
  if (m_number != nullptr) m_number->setValue(number);
}

double CheckView::answer() const { return m_number != nullptr ? m_number->value() : m_choices->checkedId(); }

QString CheckView::answerText() const {
  if (m_number != nullptr) return QString::number(m_number->value());
  return m_choices->checkedButton() == nullptr ? QString() : m_choices->checkedButton()->accessibleName();
}

void CheckView::submit() {
  if (m_done || (m_number == nullptr && answer() < 0)) return;
  if (m_check.kind != CheckKind::Live) return judge({});
  m_button->setEnabled(false);
  m_feedback->setText(tr("The model is being asked…"));
  Q_EMIT liveRequested();
}

void CheckView::setResults(const std::vector<LiveResult>& results) {
  if (!m_done) judge(results);
}

void CheckView::setFailure(const QString& sentence) {
  m_feedback->setText(sentence);
  m_button->setEnabled(true);
}

void CheckView::judge(const std::vector<LiveResult>& results) {
  m_record.right = isRight(m_check, answer(), results);
  m_record.attempts += 1;
  m_record.answer = answerText();
  const QString measured = results.empty() ? QString() : QStringLiteral("\n\n") + resultsText(m_check, results);
  if (m_record.right) {
    finish(tr("**Right.**") + measured);
  } else if (m_check.kind == CheckKind::Live) {
    finish(tr("**The model did otherwise.**") + measured);
  } else {
    m_feedback->setText(tr("**Not yet.** Read the step again and try another answer."));
    m_giveUp->setVisible(m_record.attempts >= 2);
  }
  Q_EMIT answered(m_record);
}

void CheckView::giveUp() {
  const QString right = m_number != nullptr ? QLocale().toString(m_check.number)
                                            : m_choices->button(m_check.right)->accessibleName();
  finish(tr("The answer is: **%1**").arg(right));
  Q_EMIT answered(m_record);
}

void CheckView::finish(const QString& said) {
  m_done = true;
  m_button->setEnabled(false);
  m_giveUp->hide();
  const QString why = m_check.why.of(lessonLanguage());
  m_feedback->setText(why.isEmpty() ? said : said + QStringLiteral("\n\n") + why);
}

}  // namespace ui
