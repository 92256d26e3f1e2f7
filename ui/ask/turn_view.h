// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "ui/ask/answered_turn.h"

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace ui {

class AnswerLabel;
class CompareView;
class MemoryStrip;

// One question with its answer: the words, the sentence they came from, the numbers, and what can be done next.
class TurnView : public QFrame {
  Q_OBJECT

 public:
  TurnView(int id, const QString& question, QWidget* parent = nullptr);

  int id() const { return m_id; }
  const QString& question() const { return m_question; }
  const AnsweredTurn& answered() const { return m_turn; }
  bool isFinished() const { return m_finished; }
  void setProgress(const QString& sentence);
  void setPartialAnswer(const QString& text);
  void setAnswer(const AnsweredTurn& turn);
  void setFailure(const QString& sentence);
  void setStopping();
  void setCanRetry(bool can);  // no while another answer is being written
  void addComparison(const engine::Answer& answer);
  void setComparisonFailure(engine::Source source, const QString& sentence);
  void chooseWord(int word);  // −1: the whole answer again

 Q_SIGNALS:
  void retryRequested(int id);
  void editRequested(const QString& question);
  void compareRequested(int id);
  void commandLineRequested(int id);
  void highlightsChosen(const std::vector<ui::Highlight>& highlights);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void fitActions();
  QToolButton* addButton(QHBoxLayout* row, const QString& icon, const QString& text, const QString& tip);
  void buildActions(QVBoxLayout* column);
  void showEvidence();
  void addEvidenceRow(const engine::Evidence& evidence, int hue);
  void refreshActions();
  QString metrics() const;

  int m_id;
  QString m_question;
  AnsweredTurn m_turn;
  bool m_finished = false;
  bool m_canRetry = true;
  int m_word = -1;
  QLabel* m_status;
  AnswerLabel* m_answer;
  MemoryStrip* m_strip;
  QVBoxLayout* m_evidence;
  QLabel* m_remark;
  QLabel* m_metrics;
  CompareView* m_compare = nullptr;
  QHBoxLayout* m_actions = nullptr;
  QToolButton* m_copy = nullptr;
  QToolButton* m_retry = nullptr;
  QToolButton* m_edit = nullptr;
  QToolButton* m_compareButton = nullptr;
};

}  // namespace ui
