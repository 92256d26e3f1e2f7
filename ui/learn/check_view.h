// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/learn/lesson.h"
#include "ui/learn/lesson_results.h"

class QButtonGroup;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace ui {

// One question of a lesson: choices or a number, a button, and what is said of the answer. A live question is answered
// once, because the model's results are shown; another until it is right or the learner asks for the answer.
class CheckView : public QFrame {
  Q_OBJECT

 public:
  CheckView(const LessonCheck& check, const CheckRecord& before, QWidget* parent = nullptr);

  const CheckRecord& record() const { return m_record; }
  bool isDone() const { return m_done; }
  void choose(int option);
  void setNumber(double number);
  void submit();

 public Q_SLOTS:
  void setResults(const std::vector<ui::LiveResult>& results);
  void setFailure(const QString& sentence);  // of a live question; it can be checked again

 Q_SIGNALS:
  void liveRequested();
  void answered(const ui::CheckRecord& record);

 private:
  void addChoices(const QStringList& choices);
  double answer() const;  // −1: nothing chosen
  QString answerText() const;
  void judge(const std::vector<LiveResult>& results);
  void finish(const QString& words);
  void giveUp();

  LessonCheck m_check;
  CheckRecord m_record;
  bool m_done = false;
  QButtonGroup* m_choices = nullptr;
  QDoubleSpinBox* m_number = nullptr;
  QPushButton* m_button;
  QPushButton* m_giveUp;
  QLabel* m_feedback;
};

}  // namespace ui
