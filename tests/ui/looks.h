// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QTabBar>
#include <QWidget>

// What can be said of every widget of a window without knowing it.
namespace tests {

inline QString describe(const QWidget* widget) {
  const auto* label = qobject_cast<const QLabel*>(widget);
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  const QString text = label != nullptr ? label->text() : button != nullptr ? button->text() : widget->accessibleName();
  return QStringLiteral("%1 “%2” %3×%4, wants %5×%6")
      .arg(widget->metaObject()->className(), text.left(40))
      .arg(widget->width())
      .arg(widget->height())
      .arg(widget->sizeHint().width())
      .arg(widget->sizeHint().height());
}

// Widgets that can have the focus and that a screen reader could not name. A button names itself by its text.
inline QStringList widgetsWithoutName(const QWidget& window) {
  QStringList found;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisibleTo(&window) || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
    if (qobject_cast<const QWidget*>(widget->focusProxy()) != nullptr) continue;
    if (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) != nullptr ||
        qobject_cast<const QComboBox*>(widget->parentWidget()) != nullptr)
      continue;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (widget->accessibleName().isEmpty() && (button == nullptr || button->text().isEmpty()))
      found << describe(widget);
  }
  return found;
}

// Visible labels, buttons and tab bars with less room than they need; those that cut their text off themselves say the
// whole of it in a tooltip.
inline QStringList widgetsCutOff(const QWidget& window) {
  QStringList found;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    const auto* label = qobject_cast<const QLabel*>(widget);
    const bool counts = label != nullptr || qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                        qobject_cast<const QTabBar*>(widget) != nullptr;
    if (!counts || !widget->isVisibleTo(&window) || widget->size().isEmpty()) continue;
    const bool wraps = widget->hasHeightForWidth();
    const QSize need = wraps ? QSize(0, widget->heightForWidth(widget->width())) : widget->minimumSizeHint();
    const bool elides = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored && !widget->toolTip().isEmpty();
    if (widget->height() < need.height() || (!elides && widget->width() < need.width())) found << describe(widget);
  }
  return found;
}

}  // namespace tests
