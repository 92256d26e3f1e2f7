// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/learn/lesson.h"
#include "ui/learn/lesson_results.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace ui {

class CheckView;

// The lesson as it is read, beside the live window: a step's text, its question, back and on.
class LessonPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LessonPanel(QWidget* parent = nullptr);

  void start(const Lesson& lesson, const LessonRecord& before, const QString& model);
  void end();
  bool isRunning() const { return m_running; }
  const Lesson& lesson() const { return m_lesson; }
  const LessonRecord& record() const { return m_record; }
  int step() const { return m_record.step; }
  CheckView* check() const { return m_check; }  // of the shown step; nullptr: it asks nothing
  void setModel(const QString& hash);

 public Q_SLOTS:
  void next();
  void back();
  void setResults(int step, const std::vector<ui::LiveResult>& results);
  void setFailure(int step, const QString& sentence);

 Q_SIGNALS:
  void stepShown(const ui::LessonStep& step);
  void liveRequested(const ui::LiveRequest& request);
  void recordChanged(const QString& lesson, const ui::LessonRecord& record);
  void ended();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show(int step);
  void showWords();
  void showCheck(const LessonStep& step);
  void request();
  void report();

  Lesson m_lesson;
  LessonRecord m_record;
  QString m_model;
  bool m_running = false;
  CheckView* m_check = nullptr;
  QLabel* m_title;
  QLabel* m_counter;
  QProgressBar* m_progress;
  QLabel* m_notice;
  QLabel* m_heading;
  QLabel* m_text;
  QScrollArea* m_area;
  QPushButton* m_back;
  QPushButton* m_next;
  QPushButton* m_leave;
};

}  // namespace ui
