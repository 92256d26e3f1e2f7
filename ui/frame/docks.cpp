// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/docks.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QIcon>
#include <QMainWindow>

#include "ui/frame/dock_title.h"
#include "ui/frame/library_panel.h"
#include "ui/frame/log_panel.h"
#include "ui/frame/tasks_panel.h"

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::Docks", text); }

struct DockWords {
  const char* name;  // in the saved layout
  QString title;
  QString mnemonic;
  const char* icon;
  QString tip;
};

QDockWidget* makeDock(QMainWindow* window, QWidget* content, const DockWords& words) {
  auto* dock = new QDockWidget(words.title, window);
  dock->setObjectName(words.name);
  dock->setWidget(content);
  dock->setAccessibleName(words.title);
  dock->setTitleBarWidget(new DockTitle(dock));
  QAction* toggle = dock->toggleViewAction();
  toggle->setText(words.mnemonic);
  toggle->setIcon(QIcon::fromTheme(words.icon));
  toggle->setStatusTip(words.tip);
  return dock;
}

}  // namespace

Docks::Docks(QMainWindow* window)
    : library(new LibraryPanel),
      tasks(new TasksPanel),
      log(new LogPanel),
      libraryDock(makeDock(window, library,
                           {"library", translated("Library"), translated("L&ibrary"), "text-document",
                            translated("Documents, examples and the model")})),
      tasksDock(makeDock(window, tasks,
                         {"tasks", translated("Tasks"), translated("Tas&ks"), "utilities-diagnostics",
                          translated("What is being worked on, how fast, and how long it still takes")})),
      logDock(makeDock(
          window, log,
          {"log", translated("Log"), translated("L&og"), "utilities-log", translated("What happened, line by line")})) {
}

QList<QAction*> Docks::toggles() const {
  return {libraryDock->toggleViewAction(), tasksDock->toggleViewAction(), logDock->toggleViewAction()};
}

void Docks::place(QMainWindow* window, Layout layout) const {
  window->addDockWidget(Qt::LeftDockWidgetArea, libraryDock);
  window->addDockWidget(Qt::BottomDockWidgetArea, tasksDock);
  window->addDockWidget(Qt::BottomDockWidgetArea, logDock);
  for (QDockWidget* dock : {libraryDock, tasksDock, logDock}) dock->setFloating(false);
  libraryDock->setVisible(layout != Layout::Simple);
  tasksDock->setVisible(layout == Layout::Researcher);
  logDock->setVisible(layout == Layout::Researcher);
  window->resizeDocks({libraryDock}, {220}, Qt::Horizontal);
  window->resizeDocks({tasksDock, logDock}, {150, 150}, Qt::Vertical);
  window->resizeDocks({tasksDock, logDock}, {500, 500}, Qt::Horizontal);
}

}  // namespace ui
