// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <vector>

#include "ui/ask/answer_words.h"

namespace ui {

// An answer, word for word: every word can be clicked, or reached with the keyboard, to see what it was read from.
class AnswerLabel : public QLabel {
  Q_OBJECT

 public:
  explicit AnswerLabel(QWidget* parent = nullptr);
  void setPlain(const QString& text);  // while it is being written
  void setWords(std::vector<AnswerWord> words);
  void setChosen(int word, int hue);  // −1: none
  const std::vector<AnswerWord>& words() const { return m_words; }

 Q_SIGNALS:
  void wordClicked(int word);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  std::vector<AnswerWord> m_words;
  int m_chosen = -1;
  int m_hue = 0;
};

}  // namespace ui
