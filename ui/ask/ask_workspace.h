// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/ask/answered_turn.h"
#include "ui/model_summary.h"
#include "ui/preferences.h"

class QSplitter;

namespace ui {

class ConversationView;
class DocumentPane;
class RecoveryBar;

// A question as the user put it, with everything it is asked of.
struct AskRequest {
  int turn = 0;  // 0: a new one
  QString question;
  std::vector<OpenDocument> documents;
  CompressionChoice compression;
  bool reread = false;  // where memory leaves the model unsure, the passages in question are read again as text
};

// Documents on the left, the conversation on the right.
class AskWorkspace : public QWidget {
  Q_OBJECT

 public:
  explicit AskWorkspace(QWidget* parent = nullptr);

  DocumentPane* documents() const { return m_documents; }
  ConversationView* conversation() const { return m_conversation; }
  RecoveryBar* recovery() const { return m_recovery; }
  QSplitter* splitter() const { return m_splitter; }

  void setModel(const ModelSummary& model);
  void setModelState(const QString& why);  // no model that answers: why a question cannot be asked yet
  void setLayoutPreset(Layout layout);
  void newConversation();
  // A turn of an earlier time: its answer, with what happened to it if it did not end by itself.
  void showKeptTurn(int turn, const QString& question, const AnsweredTurn& answered, const QString& ending);

 public Q_SLOTS:
  void startTurn(int turn, const QString& question);
  void setProgress(int turn, const QString& sentence);
  void setPartialAnswer(int turn, const QString& text);
  void setAnswer(int turn, const ui::AnsweredTurn& answered);
  void setFailure(int turn, const QString& sentence);
  void setBusy(bool busy);
  void showStopping();

 Q_SIGNALS:
  void askRequested(const ui::AskRequest& request);
  void compareRequested(int turn);
  void commandLineRequested(int turn);
  void stopRequested();

 private:
  void ask(int turn, const QString& question);
  void refreshReadiness();

  RecoveryBar* m_recovery;
  QSplitter* m_splitter;
  DocumentPane* m_documents;
  ConversationView* m_conversation;
  ModelSummary m_model;
  QString m_modelState;
};

}  // namespace ui
