// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/learn/lesson.h"
#include "ui/learn/lesson_results.h"

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace ui {

// The lessons with how far the learner is in each; what the learner hands in, and what a teacher makes of it.
class LearnWorkspace : public QWidget {
  Q_OBJECT

 public:
  explicit LearnWorkspace(QWidget* parent = nullptr);

  void setLessons(const std::vector<Lesson>& lessons);
  const std::vector<Lesson>& lessons() const { return m_lessons; }
  void setResults(const LearnerResults& results);
  void setRecord(const QString& lesson, const LessonRecord& record);
  const LearnerResults& results() const { return m_results; }
  void choose(int lesson);
  QAction* startAction() const { return m_start; }
  QAction* addAction() const { return m_add; }
  QAction* exportAction() const { return m_export; }
  QAction* reportAction() const { return m_report; }

 Q_SIGNALS:
  void startRequested(const ui::Lesson& lesson, const ui::LessonRecord& before);
  void addRequested();
  void exportRequested();
  void reportRequested();
  void learnerChanged(const QString& name);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QAction* makeAction(const QString& text, const QKeySequence& keys, const char* icon, const QString& tip);
  void fillRow(int lesson);
  void fill();
  void showChosen();
  int chosen() const;

  std::vector<Lesson> m_lessons;
  LearnerResults m_results;
  QTreeWidget* m_list;
  QLabel* m_title;
  QLabel* m_about;
  QLineEdit* m_learner;
  QAction* m_start;
  QAction* m_add;
  QAction* m_export;
  QAction* m_report;
  QPushButton* m_startButton;
};

}  // namespace ui
