// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace ui {

// The widget of a window that a lesson means: its object name, or its class without the namespace ("CompressionBar").
// Visible ones win. nullptr: there is none.
QWidget* lessonWidget(QWidget* window, const QString& name);

// A frame around a widget that says "here". Takes no click and no key; follows the widget as it moves.
class CoachMark : public QWidget {
  Q_OBJECT

 public:
  explicit CoachMark(QWidget* window);
  void pointAt(QWidget* target);  // nullptr: at nothing
  QWidget* target() const { return m_target; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void follow();

  QPointer<QWidget> m_target;
};

}  // namespace ui
