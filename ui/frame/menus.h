// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QMainWindow;
class QMenu;

namespace ui {

class Commands;

// Fills the menu bar. `dockToggles` stand in the View menu. Returns the (still empty) menu of recent files.
QMenu* buildMenus(QMainWindow* window, const Commands& commands, const QList<QAction*>& dockToggles);

}  // namespace ui
