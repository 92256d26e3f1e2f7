// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>

#include "ui/ask/highlight.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class QuestionBox;
class TurnView;

// The questions and answers, newest at the bottom, and the box for the next question.
class ConversationView : public QWidget {
  Q_OBJECT

 public:
  explicit ConversationView(QWidget* parent = nullptr);

  QuestionBox* questionBox() const { return m_box; }
  TurnView* startTurn(int id, const QString& question);
  TurnView* turn(int id) const;  // nullptr: there is none
  TurnView* lastTurn() const;
  void showTurn(int id);  // scrolls there
  int turnCount() const { return static_cast<int>(m_turns.size()); }
  void clear();
  // What may be asked with one click, while nothing has been asked yet.
  void setSuggestions(const QStringList& questions);
  void setHint(const QString& sentence);
  void setBusy(bool busy);

 Q_SIGNALS:
  void asked(const QString& question);
  void stopRequested();
  void retryRequested(int id);
  void compareRequested(int id);
  void commandLineRequested(int id);
  void highlightsChosen(const std::vector<ui::Highlight>& highlights);

 private:
  void buildEmptyState();
  void refreshEmptyState();
  void connectTurn(TurnView* view);

  QScrollArea* m_scroll;
  QVBoxLayout* m_column;
  QWidget* m_empty;
  QLabel* m_hint;
  QVBoxLayout* m_suggestions;
  QLabel* m_alone;
  QuestionBox* m_box;
  std::map<int, TurnView*> m_turns;
};

}  // namespace ui
