// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace ui {

// The frame: workspaces in the middle, docks around them, menus and status bar. Says what the user wants; knows nothing
// of who does it.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
};

}  // namespace ui
