// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QMainWindow;
class QMenu;

namespace ui {

class Commands;

// Those that grow while the program runs.
struct Menus {
  QMenu* recent;
  QMenu* view;
  QMenu* tools;
};

// Fills the menu bar. `dockToggles` stand in the View menu; the menu of recent files is still empty.
Menus buildMenus(QMainWindow* window, const Commands& commands, const QList<QAction*>& dockToggles);

}  // namespace ui
