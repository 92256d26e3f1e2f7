// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/learn/coach_mark.h"

#include <QEvent>
#include <QPainter>

namespace ui {

constexpr int kMargin = 5;

QWidget* lessonWidget(QWidget* window, const QString& name) {
  QWidget* hidden = nullptr;
  if (name.isEmpty()) return nullptr;
  const QByteArray qualified = "ui::" + name.toUtf8();
  for (QWidget* widget : window->findChildren<QWidget*>()) {
    if (widget->objectName() != name && qualified != widget->metaObject()->className()) continue;
    if (widget->isVisible()) return widget;
    hidden = widget;
  }
  return hidden;
}

CoachMark::CoachMark(QWidget* window) : QWidget(window) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  window->installEventFilter(this);
  hide();
}

void CoachMark::pointAt(QWidget* target) {
  // The target moves inside the window when any of the widgets around it does.
  for (QWidget* w = m_target; w != nullptr && w != parentWidget(); w = w->parentWidget()) w->removeEventFilter(this);
  m_target = target;
  for (QWidget* w = m_target; w != nullptr && w != parentWidget(); w = w->parentWidget()) w->installEventFilter(this);
  follow();
}

bool CoachMark::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest:
      follow();
      break;
    default:
      break;
  }
  return QWidget::eventFilter(watched, event);
}

void CoachMark::follow() {
  const bool seen = m_target != nullptr && m_target->isVisibleTo(parentWidget());
  setVisible(seen);
  if (!seen) return;
  const QRect place(m_target->mapTo(parentWidget(), QPoint()), m_target->size());
  setGeometry(place.adjusted(-kMargin, -kMargin, kMargin, kMargin).intersected(parentWidget()->rect()));
  raise();
}

void CoachMark::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
  painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 7, 7);
}

}  // namespace ui
