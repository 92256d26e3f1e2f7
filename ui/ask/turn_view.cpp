// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/ask/answer_label.h"
#include "ui/ask/compare_view.h"
#include "ui/ask/evidence_row.h"
#include "ui/ask/memory_strip.h"
#include "ui/ask/question_remark.h"
#include "ui/numbers.h"
#include "ui/theme.h"

namespace ui {
namespace {

QLabel* wrapped(const char* property) {
  auto* label = new QLabel;
  label->setWordWrap(true);
  label->setProperty(property, true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  label->hide();
  return label;
}

}  // namespace

TurnView::TurnView(int id, const QString& question, QWidget* parent)
    : QFrame(parent),
      m_id(id),
      m_question(question),
      m_status(wrapped("subtle")),
      m_answer(new AnswerLabel),
      m_strip(new MemoryStrip),
      m_evidence(new QVBoxLayout),
      m_remark(wrapped("warning")),
      m_metrics(wrapped("subtle")) {
  setProperty("card", true);
  setAccessibleName(tr("Question and answer"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 13, 16, 9);
  column->setSpacing(8);
  auto* asked = new QLabel(question);
  asked->setWordWrap(true);
  asked->setTextFormat(Qt::PlainText);
  setTextRole(asked, TextRole::Strong);
  asked->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(asked);
  column->addWidget(m_status);
  column->addWidget(m_answer);
  column->addWidget(m_strip);
  m_evidence->setSpacing(5);
  column->addLayout(m_evidence);
  column->addWidget(m_remark);
  column->addWidget(m_metrics);
  setTextRole(m_metrics, TextRole::Small);
  m_answer->hide();
  m_strip->hide();
  buildActions(column);
  connect(m_answer, &AnswerLabel::wordClicked, this, [this](int word) { chooseWord(word == m_word ? -1 : word); });
}

QToolButton* TurnView::addButton(QHBoxLayout* row, const QString& icon, const QString& text, const QString& tip) {
  auto* button = new QToolButton;
  button->setIcon(QIcon::fromTheme(icon));
  button->setText(text);
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setTextRole(button, TextRole::Small);
  row->addWidget(button);
  return button;
}

void TurnView::buildActions(QVBoxLayout* column) {
  QHBoxLayout* row = m_actions = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  m_copy = addButton(row, "edit-copy", tr("Copy"), tr("Copy the answer"));
  m_retry = addButton(row, "view-refresh", tr("Retry"), tr("Ask this question again"));
  m_edit = addButton(row, "edit-rename", tr("Edit"), tr("Edit this question and ask again"));
  m_compareButton = addButton(
      row, "view-compare", tr("Compare sources"),
      tr("Answer the same question from the memory, the full text, nothing, and as much text as the memory takes"));
  row->addStretch();
  column->addLayout(row);
  for (QToolButton* button : {m_copy, m_retry, m_compareButton}) button->setEnabled(false);
  connect(m_copy, &QToolButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(QString::fromStdString(m_turn.answer.text).trimmed()); });
  connect(m_retry, &QToolButton::clicked, this, [this] { Q_EMIT retryRequested(m_id); });
  connect(m_edit, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(m_question); });
  connect(m_compareButton, &QToolButton::clicked, this, [this] { Q_EMIT compareRequested(m_id); });
}

void TurnView::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  fitActions();
}

// Where the words of all buttons do not fit, their icons and tooltips must do.
void TurnView::fitActions() {
  const QList<QToolButton*> buttons = findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly);
  int needed = 0;
  for (QToolButton* button : buttons) {
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    needed += button->sizeHint().width() + m_actions->spacing();
  }
  if (needed <= contentsRect().width() - layout()->contentsMargins().left() - layout()->contentsMargins().right())
    return;
  for (QToolButton* button : buttons) button->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void TurnView::setProgress(const QString& sentence) {
  if (m_finished) return;
  m_status->setText(sentence);
  m_status->show();
}

void TurnView::setPartialAnswer(const QString& text) {
  if (m_finished) return;
  m_status->hide();
  m_answer->setPlain(text.trimmed());
  m_answer->show();
}

void TurnView::setAnswer(const AnsweredTurn& turn) {
  m_turn = turn;
  m_finished = true;
  m_status->setVisible(turn.answer.stopped);
  m_status->setText(tr("Stopped. This is as far as it came."));
  if (saysNotInText(turn.answer)) {
    m_answer->setPlain(tr("The text does not say this."));
  } else {
    m_answer->setWords(answerWords(turn.answer));
  }
  m_answer->setVisible(!turn.answer.tokens.empty());
  m_strip->setMemoryCount(turn.answer.memoryTokens);
  m_strip->setVisible(turn.answer.memoryTokens > 0 && !turn.answer.attention.empty());
  QStringList remarks{questionRemark(m_question)};
  for (const std::string& note : turn.answer.notes) remarks << QString::fromStdString(note);
  remarks.removeAll(QString());
  m_remark->setText(remarks.join(QLatin1Char('\n')));
  m_remark->setVisible(!remarks.isEmpty());
  m_metrics->setText(metrics());
  m_metrics->setVisible(!turn.answer.tokens.empty());
  refreshActions();
  showEvidence();
  chooseWord(-1);
}

void TurnView::setFailure(const QString& sentence) {
  m_finished = true;
  refreshActions();
  m_status->setProperty("subtle", false);
  m_status->setProperty("error", true);
  m_status->style()->polish(m_status);
  m_status->setText(sentence);
  m_status->show();
}

void TurnView::setStopping() { setProgress(tr("Stopping…")); }

void TurnView::setCanRetry(bool can) {
  m_canRetry = can;
  refreshActions();
}

void TurnView::refreshActions() {
  const bool hasAnswer = !m_turn.answer.tokens.empty();
  m_copy->setEnabled(hasAnswer);
  m_retry->setEnabled(m_canRetry && m_finished);
  m_compareButton->setEnabled(m_canRetry && m_finished && hasAnswer && !m_turn.answer.stopped);
}

// What the buttons do, and what is wanted too rarely for a button.
void TurnView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  for (QToolButton* button : {m_copy, m_retry, m_edit, m_compareButton}) {
    QAction* action = menu.addAction(button->icon(), button->text());
    action->setEnabled(button->isEnabled());
    connect(action, &QAction::triggered, button, &QToolButton::click);
  }
  menu.addSeparator();
  QAction* line = menu.addAction(QIcon::fromTheme("edit-copy"), tr("Copy as command line"));
  line->setEnabled(m_finished && !m_turn.answer.tokens.empty());
  connect(line, &QAction::triggered, this, [this] { Q_EMIT commandLineRequested(m_id); });
  menu.exec(event->globalPos());
}

void TurnView::showEvidence() {
  int hue = 0;
  for (const engine::Evidence& evidence : m_turn.answer.evidence) addEvidenceRow(evidence, hue++);
  if (hue == 0 && m_turn.answer.source != engine::Source::None && !m_turn.answer.tokens.empty()) {
    auto* none = new QLabel(tr("No passage stands out as the source."));
    none->setProperty("subtle", true);
    none->setWordWrap(true);
    m_evidence->addWidget(none);
  }
}

void TurnView::addEvidenceRow(const engine::Evidence& evidence, int hue) {
  const std::vector<Highlight> all = answerHighlights(m_turn);
  auto* row = new EvidenceRow(evidenceText(m_turn, evidence), hue, evidence.score);
  m_evidence->addWidget(row);
  connect(row, &EvidenceRow::clicked, this, [this, highlight = all.at(static_cast<std::size_t>(hue))] {
    m_answer->setChosen(-1, 0);
    m_word = -1;
    Q_EMIT highlightsChosen({highlight});
  });
}

void TurnView::chooseWord(int word) {
  m_word = word;
  const std::vector<AnswerWord>& words = m_answer->words();
  if (word < 0 || word >= static_cast<int>(words.size())) {
    if (!words.empty()) m_answer->setChosen(-1, 0);
    m_strip->setShares({}, 0);
    Q_EMIT highlightsChosen(answerHighlights(m_turn));
    return;
  }
  const AnswerWord& chosen = words[static_cast<std::size_t>(word)];
  const int hue = word % 4;
  const std::vector<MemoryShare> shares = m_turn.answer.evidence.empty()
                                              ? std::vector<MemoryShare>()
                                              : memoryShares(m_turn.answer, chosen.tokenBegin, chosen.tokenEnd);
  m_answer->setChosen(word, hue);
  m_strip->setShares(shares, hue);
  Q_EMIT highlightsChosen(memoryHighlights(m_turn, shares, hue));
}

void TurnView::addComparison(const engine::Answer& answer) {
  if (m_compare == nullptr) {
    m_compare = new CompareView;
    static_cast<QVBoxLayout*>(layout())->insertWidget(layout()->count() - 1, m_compare);
    if (m_turn.answer.reread == 0) m_compare->setAnswer(m_turn.answer);
  }
  m_compare->setAnswer(answer);
}

void TurnView::setComparisonFailure(engine::Source source, const QString& sentence) {
  engine::Answer none;
  none.source = source;
  addComparison(none);
  m_compare->setFailure(source, sentence);
}

QString TurnView::metrics() const {
  const engine::Answer& answer = m_turn.answer;
  QString from = readsMemory(answer) ? tr("from memory at %1").arg(ratioText(answer.ratio)) : tr("from the full text");
  if (answer.reread == 1) from += tr(", then from a passage as text");
  if (answer.reread > 1) from += tr(", then from %1 passages as text").arg(answer.reread);
  QStringList parts{from};
  const auto read = static_cast<int>(answer.segmentsRead.size());
  if (read < answer.segments) parts << tr("%1 of %2 segments read").arg(read).arg(answer.segments);
  parts << tr("first token %1").arg(durationText(answer.firstTokenMilliseconds))
        << tr("%1 tokens/s").arg(QString::number(answer.tokensPerSecond, 'f', 0)) << confidenceText(answer);
  return parts.join(QStringLiteral(" · "));
}

}  // namespace ui
