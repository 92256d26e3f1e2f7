// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/conversation_view.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/ask/question_box.h"
#include "ui/ask/turn_view.h"
#include "ui/theme.h"

namespace ui {

ConversationView::ConversationView(QWidget* parent)
    : QWidget(parent),
      m_scroll(new QScrollArea),
      m_column(new QVBoxLayout),
      m_empty(new QWidget),
      m_hint(new QLabel),
      m_suggestions(new QVBoxLayout),
      m_alone(new QLabel(tr("Each question stands alone: the model does not remember the ones before it."))),
      m_box(new QuestionBox) {
  auto* content = new QWidget;
  auto* outer = new QVBoxLayout(content);
  outer->setContentsMargins(14, 14, 14, 8);
  buildEmptyState();
  outer->addWidget(m_empty);
  m_column->setSpacing(12);
  outer->addLayout(m_column);
  outer->addStretch();
  m_scroll->setWidget(content);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_alone->setProperty("subtle", true);
  m_alone->setWordWrap(true);
  setTextRole(m_alone, TextRole::Small);
  auto* bottom = new QVBoxLayout;
  bottom->setContentsMargins(14, 4, 14, 12);
  bottom->setSpacing(6);
  bottom->addWidget(m_box);
  bottom->addWidget(m_alone);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_scroll, 1);
  column->addLayout(bottom);
  connect(m_box, &QuestionBox::asked, this, &ConversationView::asked);
  connect(m_box, &QuestionBox::stopRequested, this, &ConversationView::stopRequested);
  // The newest answer stays in sight while it grows.
  connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
          [this](int, int most) { m_scroll->verticalScrollBar()->setValue(most); });
}

void ConversationView::buildEmptyState() {
  auto* column = new QVBoxLayout(m_empty);
  column->setContentsMargins(8, 28, 8, 8);
  column->setSpacing(10);
  auto* title = new QLabel(tr("Ask your document"));
  setTextRole(title, TextRole::Title);
  title->setWordWrap(true);
  m_hint->setWordWrap(true);
  m_hint->setProperty("subtle", true);
  column->addWidget(title);
  column->addWidget(m_hint);
  column->addSpacing(8);
  m_suggestions->setSpacing(7);
  column->addLayout(m_suggestions);
  setHint(tr(
      "The document is compressed into a few memory tokens. The answer is read from these alone, and the sentence it "
      "came from is marked in the text."));
}

void ConversationView::setHint(const QString& sentence) { m_hint->setText(sentence); }

void ConversationView::setSuggestions(const QStringList& questions) {
  while (QLayoutItem* item = m_suggestions->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (const QString& question : questions) {
    auto* button = new QPushButton(question);
    button->setObjectName("suggestion");
    button->setAccessibleName(tr("Ask: %1").arg(question));
    button->setCursor(Qt::PointingHandCursor);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_suggestions->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, question] {
      m_box->setQuestion(question);
      m_box->ask();
    });
  }
  refreshEmptyState();
}

TurnView* ConversationView::startTurn(int id, const QString& question) {
  if (TurnView* old = turn(id)) {  // asked again: the new answer takes the place of the old one
    m_turns.erase(id);
    old->deleteLater();
    old->hide();
  }
  auto* view = new TurnView(id, question);
  m_turns[id] = view;
  m_column->addWidget(view);
  connectTurn(view);
  refreshEmptyState();
  return view;
}

void ConversationView::connectTurn(TurnView* view) {
  connect(view, &TurnView::retryRequested, this, &ConversationView::retryRequested);
  connect(view, &TurnView::compareRequested, this, &ConversationView::compareRequested);
  connect(view, &TurnView::commandLineRequested, this, &ConversationView::commandLineRequested);
  connect(view, &TurnView::highlightsChosen, this, &ConversationView::highlightsChosen);
  connect(view, &TurnView::editRequested, this, [this](const QString& question) {
    m_box->setQuestion(question);
    m_box->takeFocus();
  });
}

TurnView* ConversationView::turn(int id) const {
  const auto found = m_turns.find(id);
  return found == m_turns.end() ? nullptr : found->second;
}

void ConversationView::showTurn(int id) {
  TurnView* view = turn(id);
  if (view == nullptr) return;
  // Its place is known when the layout has been made.
  QTimer::singleShot(0, view, [this, view] { m_scroll->ensureWidgetVisible(view, 0, 20); });
}

TurnView* ConversationView::lastTurn() const { return m_turns.empty() ? nullptr : m_turns.rbegin()->second; }

void ConversationView::clear() {
  for (const auto& [id, view] : m_turns) view->deleteLater();
  m_turns.clear();
  refreshEmptyState();
}

void ConversationView::refreshEmptyState() { m_empty->setVisible(m_turns.empty()); }

void ConversationView::setBusy(bool busy) {
  m_box->setBusy(busy);
  for (const auto& [id, view] : m_turns) view->setCanRetry(!busy);
}

}  // namespace ui
