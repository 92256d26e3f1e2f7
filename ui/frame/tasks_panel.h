// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>

#include "ui/frame/task_state.h"

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace ui {

// Jobs with their progress, rate and time left, newest first; a running one can be cancelled.
class TasksPanel : public QWidget {
  Q_OBJECT

 public:
  explicit TasksPanel(QWidget* parent = nullptr);
  void setTask(const TaskState& task);
  QString textOf(int id) const;

 Q_SIGNALS:
  void cancelRequested(int id);

 private:
  struct Row {
    QWidget* widget;
    QLabel* title;
    QLabel* numbers;
    QProgressBar* bar;
    QToolButton* cancel;
  };
  Row& rowOf(int id);
  void forgetOldest();

  QVBoxLayout* m_list;
  QLabel* m_none;
  std::map<int, Row> m_rows;
};

}  // namespace ui
