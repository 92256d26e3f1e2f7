// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/workspaces.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QObject>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "ui/ask/ask_workspace.h"
#include "ui/main_window.h"

using ui::WorkspaceId;

namespace {

class Undoable : public QWidget {
  Q_OBJECT
 public:
  int undone = 0;
 public Q_SLOTS:
  void undo() { ++undone; }
};

}  // namespace

class WorkspacesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    m_window = std::make_unique<ui::MainWindow>(ui::Dialogs{});
    m_window->show();
  }
  void oneAloneHasNoBar();
  void theyStandInTheirOrderHoweverTheyCome();
  void keysAndButtonsSwitch();
  void undoGoesToTheWorkspaceThatIsShown();
  void actionsOfAWorkspaceAreInAMenu();
  void openingADocumentShowsIt();

 private:
  QToolBar* bar() const { return m_window->findChild<QToolBar*>("workspaces"); }
  std::unique_ptr<ui::MainWindow> m_window;
};

void WorkspacesTest::oneAloneHasNoBar() {
  QVERIFY(!bar()->isVisible());
  QVERIFY(m_window->workspaces()->at(WorkspaceId::Train) == nullptr);
  m_window->workspaces()->show(WorkspaceId::Train);  // nothing happens
  QCOMPARE(m_window->workspaces()->current(), m_window->ask());
}

void WorkspacesTest::theyStandInTheirOrderHoweverTheyCome() {
  m_window->addWorkspace(WorkspaceId::Train, new QWidget);
  m_window->addWorkspace(WorkspaceId::Inspect, new QWidget);
  QVERIFY(bar()->isVisible());
  QStringList texts;
  for (const QAction* action : bar()->actions()) texts << action->text().remove('&');
  QCOMPARE(texts, (QStringList{"Ask", "Inspect", "Train"}));
  QMenu* view = m_window->menuBar()->actions().at(2)->menu();
  for (int i = 0; i < 3; ++i) QCOMPARE(view->actions().at(i), bar()->actions().at(i));
  QVERIFY(view->actions().at(3)->isSeparator());
}

void WorkspacesTest::keysAndButtonsSwitch() {
  auto* inspect = new QWidget;
  m_window->addWorkspace(WorkspaceId::Inspect, inspect);
  QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
  QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
  QCOMPARE(m_window->workspaces()->current(), inspect);
  QVERIFY(m_window->workspaces()->action(WorkspaceId::Inspect)->isChecked());
  QTest::mouseClick(bar()->widgetForAction(m_window->workspaces()->action(WorkspaceId::Ask)), Qt::LeftButton);
  QCOMPARE(m_window->workspaces()->current(), m_window->ask());
  QVERIFY(!m_window->workspaces()->action(WorkspaceId::Inspect)->isChecked());
}

void WorkspacesTest::undoGoesToTheWorkspaceThatIsShown() {
  auto* undoable = new Undoable;
  m_window->addWorkspace(WorkspaceId::Inspect, undoable);
  m_window->action(ui::Command::Undo)->trigger();
  QCOMPARE(undoable->undone, 0);
  m_window->workspaces()->show(WorkspaceId::Inspect);
  undoable->setFocusPolicy(Qt::StrongFocus);
  undoable->setFocus();
  m_window->action(ui::Command::Undo)->trigger();
  QCOMPARE(undoable->undone, 1);
}

void WorkspacesTest::actionsOfAWorkspaceAreInAMenu() {
  auto* inspect = new QWidget;
  auto* play = new QAction("&Play", inspect);
  inspect->addAction(play);
  m_window->addWorkspace(WorkspaceId::Inspect, inspect);
  bool found = false;
  for (const QAction* top : m_window->menuBar()->actions()) {
    for (const QAction* entry : top->menu()->actions()) {
      if (entry->menu() != nullptr) found = found || entry->menu()->actions().contains(play);
    }
  }
  QVERIFY(found);
}

void WorkspacesTest::openingADocumentShowsIt() {
  m_window->addWorkspace(WorkspaceId::Inspect, new QWidget);
  m_window->workspaces()->show(WorkspaceId::Inspect);
  m_window->openDocument("a.txt", "The dog ran home.");
  QCOMPARE(m_window->workspaces()->current(), m_window->ask());
}

PIC_TEST(WorkspacesTest)
#include "workspaces_test.moc"
