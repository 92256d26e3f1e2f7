// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "ui/preferences.h"

class QAction;
class QDockWidget;
class QMainWindow;

namespace ui {

class LibraryPanel;
class LogPanel;
class TasksPanel;

// The docks around the workspaces, with what is in them.
struct Docks {
  explicit Docks(QMainWindow* window);

  QList<QAction*> toggles() const;                       // for the View menu
  void place(QMainWindow* window, Layout layout) const;  // where they belong, and which of them are shown

  LibraryPanel* library;
  TasksPanel* tasks;
  LogPanel* log;
  QDockWidget* libraryDock;
  QDockWidget* tasksDock;
  QDockWidget* logDock;
};

}  // namespace ui
