// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

#include "ui/learn/lesson.h"

class QDockWidget;

namespace ui {

class CoachMark;
class LessonPanel;
class MainWindow;

// Leads through a lesson in the live window: the panel stands in a dock beside the workspace, every step sets the window
// and a coach mark shows what is meant. What a step hides comes back with the next, or when the lesson ends.
class LessonGuide : public QObject {
  Q_OBJECT

 public:
  explicit LessonGuide(MainWindow* window);

  LessonPanel* panel() const { return m_panel; }
  QDockWidget* dock() const { return m_dock; }
  CoachMark* mark() const { return m_mark; }
  bool hides(const QWidget* widget) const;

 Q_SIGNALS:
  void documentWanted(const ui::LessonDocument& document, const QString& folder);  // it is not open

 private:
  void apply(const LessonStep& step);
  void set(const LessonSetting& setting);
  void openDocument();
  void bringBack();

  MainWindow* m_window;
  LessonPanel* m_panel;
  QDockWidget* m_dock;
  CoachMark* m_mark;
  std::vector<QPointer<QWidget>> m_hidden;
};

}  // namespace ui
