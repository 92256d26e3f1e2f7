// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/workspaces.h"

#include <QAction>
#include <QActionGroup>
#include <QIcon>
#include <QMainWindow>
#include <QMenu>
#include <QStackedWidget>
#include <QToolBar>
#include <array>

namespace ui {
namespace {

struct Words {
  QString title;
  const char* icon;
  QString tip;
};

Words wordsOf(WorkspaceId id) {
  const std::array<Words, 6> all{{
      {Workspaces::tr("&Ask"), "view-ask", Workspaces::tr("Documents and conversation")},
      {Workspaces::tr("&Inspect"), "view-inspect", Workspaces::tr("Masks, attention and what the memory holds")},
      {Workspaces::tr("&Explore"), "view-explore", Workspaces::tr("Ratios, trade-offs and batches of questions")},
      {Workspaces::tr("T&rain"), "view-train", Workspaces::tr("Train a compressor and race two masks")},
      {Workspaces::tr("Lear&n"), "view-learn", Workspaces::tr("Lessons on how memory tokens work")},
      {Workspaces::tr("&Compare"), "view-compare", Workspaces::tr("Two sessions or models side by side")},
  }};
  return all.at(static_cast<std::size_t>(id));
}

}  // namespace

Workspaces::Workspaces(QMainWindow* window)
    : QObject(window),
      m_window(window),
      m_stack(new QStackedWidget),
      m_bar(new QToolBar(tr("Workspaces"), window)),
      m_group(new QActionGroup(this)) {
  window->setCentralWidget(m_stack);
  m_bar->setObjectName("workspaces");  // in the saved layout
  m_bar->setAccessibleName(tr("Workspaces"));
  m_bar->setMovable(false);
  m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_bar->setContextMenuPolicy(Qt::PreventContextMenu);  // it would offer to hide the bar
  m_bar->toggleViewAction()->setEnabled(false);
  window->addToolBar(Qt::TopToolBarArea, m_bar);
  m_bar->hide();
}

void Workspaces::setMenus(QMenu* view, QMenu* tools) {
  m_view = view;
  m_tools = tools;
  m_lineBelow = view->insertSeparator(view->actions().value(0));
}

QAction* Workspaces::makeAction(WorkspaceId id) {
  const Words words = wordsOf(id);
  auto* action = new QAction(QIcon::fromTheme(words.icon), words.title, this);
  action->setCheckable(true);
  action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(id))));
  action->setStatusTip(words.tip);
  action->setToolTip(words.tip);
  m_group->addAction(action);
  m_window->addAction(action);
  connect(action, &QAction::triggered, this, [this, id] { show(id); });
  return action;
}

void Workspaces::add(WorkspaceId id, QWidget* workspace) {
  QAction* action = makeAction(id);
  const auto next = m_entries.upper_bound(id);
  QAction* before = next == m_entries.end() ? nullptr : next->second.action;
  m_view->insertAction(before != nullptr ? before : m_lineBelow, action);
  m_bar->insertAction(before, action);
  m_entries[id] = {workspace, action};
  m_stack->addWidget(workspace);
  m_bar->setVisible(m_entries.size() > 1);
  if (m_entries.size() == 1) action->setChecked(true);
  addMenu(id, workspace);
}

void Workspaces::addMenu(WorkspaceId id, QWidget* workspace) {
  if (workspace->actions().isEmpty()) return;
  const Words words = wordsOf(id);
  QMenu* menu = m_tools->addMenu(QIcon::fromTheme(words.icon), words.title);
  menu->addActions(workspace->actions());
}

QWidget* Workspaces::at(WorkspaceId id) const {
  const auto found = m_entries.find(id);
  return found == m_entries.end() ? nullptr : found->second.widget;
}

QWidget* Workspaces::current() const { return m_stack->currentWidget(); }

QAction* Workspaces::action(WorkspaceId id) const {
  const auto found = m_entries.find(id);
  return found == m_entries.end() ? nullptr : found->second.action;
}

void Workspaces::show(WorkspaceId id) {
  QWidget* workspace = at(id);
  if (workspace == nullptr) return;
  m_stack->setCurrentWidget(workspace);
  action(id)->setChecked(true);
  Q_EMIT currentChanged(id);
}

}  // namespace ui
