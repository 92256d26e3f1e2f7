// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace ui {

// The workspaces in their order; the n-th is Ctrl+n.
enum class WorkspaceId { Ask, Inspect, Explore, Train, Learn, Compare };

// The middle of the window: one workspace at a time, chosen in the bar above, in the View menu or by Ctrl+1…6. Only
// those that were added are offered; with one alone there is no bar. A workspace that has actions of its own
// (QWidget::actions()) gets a menu for them under Tools.
class Workspaces : public QObject {
  Q_OBJECT

 public:
  explicit Workspaces(QMainWindow* window);

  void setMenus(QMenu* view, QMenu* tools);  // where entries go; before the first add()
  void add(WorkspaceId id, QWidget* workspace);  // takes it over
  QWidget* at(WorkspaceId id) const;             // nullptr: there is none
  QWidget* current() const;
  QAction* action(WorkspaceId id) const;  // shows it; nullptr: there is none
  void show(WorkspaceId id);

 Q_SIGNALS:
  void currentChanged(ui::WorkspaceId id);

 private:
  struct Entry {
    QWidget* widget;
    QAction* action;
  };
  QAction* makeAction(WorkspaceId id);
  void addMenu(WorkspaceId id, QWidget* workspace);

  QMainWindow* m_window;
  QStackedWidget* m_stack;
  QToolBar* m_bar;
  QActionGroup* m_group;
  QMenu* m_view = nullptr;
  QMenu* m_tools = nullptr;
  QAction* m_lineBelow = nullptr;  // entries of the View menu stand above it
  std::map<WorkspaceId, Entry> m_entries;
};

}  // namespace ui
