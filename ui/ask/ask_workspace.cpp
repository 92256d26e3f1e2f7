// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_workspace.h"

#include <QSplitter>
#include <QVBoxLayout>

#include "ui/ask/compression_bar.h"
#include "ui/ask/context_meter.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/question_box.h"
#include "ui/ask/recovery_bar.h"
#include "ui/ask/turn_view.h"
#include "ui/numbers.h"

namespace ui {

AskWorkspace::AskWorkspace(QWidget* parent)
    : QWidget(parent),
      m_recovery(new RecoveryBar),
      m_splitter(new QSplitter),
      m_documents(new DocumentPane),
      m_conversation(new ConversationView),
      m_modelState(tr("The model is being loaded.")) {
  m_splitter->setHandleWidth(1);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->addWidget(m_documents);
  m_splitter->addWidget(m_conversation);
  m_splitter->setStretchFactor(0, 11);
  m_splitter->setStretchFactor(1, 10);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_recovery);
  column->addWidget(m_splitter, 1);
  connect(m_conversation, &ConversationView::asked, this, [this](const QString& question) { ask(0, question); });
  connect(m_conversation, &ConversationView::retryRequested, this,
          [this](int turn) { ask(turn, m_conversation->turn(turn)->question()); });
  connect(m_conversation, &ConversationView::compareRequested, this, &AskWorkspace::compareRequested);
  connect(m_conversation, &ConversationView::commandLineRequested, this, &AskWorkspace::commandLineRequested);
  connect(m_conversation, &ConversationView::stopRequested, this, &AskWorkspace::stopRequested);
  connect(m_conversation, &ConversationView::highlightsChosen, m_documents, &DocumentPane::setHighlights);
  connect(m_documents, &DocumentPane::documentsChanged, this, &AskWorkspace::refreshReadiness);
  connect(m_documents, &DocumentPane::textEdited, this, [this] {
    m_documents->meter()->setSentence(tr("The text has changed; the next question compresses what is new."));
    refreshReadiness();
  });
  setLayoutPreset(Layout::Simple);
  refreshReadiness();
}

void AskWorkspace::ask(int turn, const QString& question) {
  Q_EMIT askRequested({turn, question, m_documents->documents(), m_documents->compressionBar()->choice(), false});
}

void AskWorkspace::setModel(const ModelSummary& model) {
  m_model = model;
  m_modelState = model.answers ? QString() : tr("This model has no compressor: it cannot answer from memory.");
  m_documents->compressionBar()->setCompressors(model.compressors, model.defaultCompressor);
  refreshReadiness();
}

void AskWorkspace::setModelState(const QString& why) {
  m_modelState = why;
  refreshReadiness();
}

void AskWorkspace::setLayoutPreset(Layout layout) {
  m_documents->compressionBar()->setBudgetOffered(layout != Layout::Simple);
}

void AskWorkspace::newConversation() { m_conversation->clear(); }

void AskWorkspace::refreshReadiness() {
  QString why = m_modelState;
  if (why.isEmpty() && !m_documents->hasText()) why = tr("Open or paste a document first.");
  m_conversation->questionBox()->setReady(why.isEmpty(), why);
}

void AskWorkspace::startTurn(int turn, const QString& question) {
  m_conversation->startTurn(turn, question);
  setProgress(turn, tr("Waiting…"));
}

void AskWorkspace::setProgress(int turn, const QString& sentence) {
  if (TurnView* view = m_conversation->turn(turn)) view->setProgress(sentence);
}

void AskWorkspace::setPartialAnswer(int turn, const QString& text) {
  if (TurnView* view = m_conversation->turn(turn)) view->setPartialAnswer(text);
}

void AskWorkspace::setAnswer(int turn, const AnsweredTurn& answered) {
  TurnView* view = m_conversation->turn(turn);
  if (view == nullptr) return;
  if (answered.memory) {
    m_documents->meter()->setFigures(figuresOf(*answered.memory, m_model.segmentTokens, m_model.cacheBytesPerPosition));
  } else {
    m_documents->meter()->setSentence(
        tr("%1 tokens of text are read as they are.").arg(grouped(answered.answer.contextTokens)));
  }
  view->setAnswer(answered);
}

void AskWorkspace::setFailure(int turn, const QString& sentence) {
  if (TurnView* view = m_conversation->turn(turn)) view->setFailure(sentence);
}

void AskWorkspace::showKeptTurn(int turn, const QString& question, const AnsweredTurn& answered,
                                const QString& ending) {
  TurnView* view = m_conversation->startTurn(turn, question);
  if (!answered.answer.tokens.empty() || ending.isEmpty()) {
    view->setAnswer(answered);
  } else {
    view->setPartialAnswer(QString::fromStdString(answered.answer.text));
  }
  if (!ending.isEmpty()) view->setFailure(ending);
}

void AskWorkspace::setBusy(bool busy) { m_conversation->setBusy(busy); }

void AskWorkspace::showStopping() {
  if (TurnView* view = m_conversation->lastTurn()) view->setStopping();
}

}  // namespace ui
