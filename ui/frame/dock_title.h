// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QWidget>

class QToolButton;

namespace ui {

// The title of a dock, with buttons that are as large as the text asks for: Qt's own do not grow with it.
class DockTitle : public QWidget {
  Q_OBJECT

 public:
  explicit DockTitle(QDockWidget* dock);

 private:
  QToolButton* makeButton(const char* icon, const QString& tip);
};

}  // namespace ui
