// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/compare_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "ui/ask/answer_words.h"
#include "ui/numbers.h"
#include "ui/theme.h"

namespace ui {

constexpr qsizetype kLongestAnswer = 160;  // characters; the rest is in the tooltip

CompareView::CompareView(QWidget* parent) : QFrame(parent), m_grid(new QGridLayout(this)) {
  setAccessibleName(tr("Compared sources"));
  m_grid->setContentsMargins(0, 4, 0, 4);
  m_grid->setSpacing(8);
  m_sources = {makeColumn(tr("Memory"), tr("From the memory tokens")),
               makeColumn(tr("Full text"), tr("From the whole text")),
               makeColumn(tr("Nothing"), tr("Without any text: what the model knows or guesses")),
               makeColumn(tr("Same budget of text"), tr("From the beginning of the text, as long as the memory is"))};
  arrange(2);
}

CompareView::Column CompareView::makeColumn(const QString& title, const QString& explanation) {
  auto* frame = new QFrame;
  frame->setToolTip(explanation);
  frame->setAutoFillBackground(true);
  frame->setBackgroundRole(QPalette::AlternateBase);
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(10, 8, 10, 8);
  column->setSpacing(3);
  auto* heading = new QLabel(title);
  heading->setProperty("subtle", true);
  setTextRole(heading, TextRole::Caption);
  heading->setWordWrap(true);
  Column made{frame, new QLabel(tr("…")), new QLabel};
  made.answer->setWordWrap(true);
  made.answer->setTextFormat(Qt::PlainText);
  made.answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
  made.metrics->setWordWrap(true);
  made.metrics->setProperty("subtle", true);
  setTextRole(made.metrics, TextRole::Small);
  column->addWidget(heading);
  column->addWidget(made.answer);
  column->addWidget(made.metrics);
  column->addStretch();
  return made;
}

const CompareView::Column& CompareView::columnOf(engine::Source source) const {
  switch (source) {
    case engine::Source::Memory:
    case engine::Source::Auto:  // of an answer that memory was sure of
      return m_sources[0];
    case engine::Source::Full:
      return m_sources[1];
    case engine::Source::None:
      return m_sources[2];
    case engine::Source::Budget:
    case engine::Source::BudgetBm25:
      break;
  }
  return m_sources[3];
}

QString CompareView::textOf(engine::Source source) const { return columnOf(source).answer->text(); }

void CompareView::setAnswer(const engine::Answer& answer) {
  const Column& column = columnOf(answer.source);
  const QString text = QString::fromStdString(answer.text).trimmed();
  if (saysNotInText(answer)) {
    column.answer->setText(tr("The text does not say this."));
  } else {
    const bool isLong = text.size() > kLongestAnswer;
    column.answer->setText(text.isEmpty() ? tr("(no answer)")
                           : isLong       ? text.left(kLongestAnswer) + QStringLiteral("…")
                                          : text);
    column.answer->setToolTip(isLong ? text : QString());
  }
  column.metrics->setText(tr("%1 positions · %2 · %3")
                              .arg(grouped(answer.decoderPositions), durationText(answer.firstTokenMilliseconds),
                                   confidenceText(answer)));
}

void CompareView::setFailure(engine::Source source, const QString& sentence) {
  columnOf(source).answer->setText(sentence);
  columnOf(source).metrics->clear();
}

void CompareView::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  arrange(width() >= 44 * fontMetrics().averageCharWidth() * 2 ? 4 : 2);
}

void CompareView::arrange(int columns) {
  if (columns == m_columns) return;
  m_columns = columns;
  for (int i = 0; i < 4; ++i) {
    m_grid->addWidget(m_sources.at(static_cast<std::size_t>(i)).frame, i / columns, i % columns);
    m_grid->setColumnStretch(i, i < columns ? 1 : 0);
  }
}

}  // namespace ui
