// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSet>

#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "tests/window/studio_fixture.h"
#include "ui/frame/workspaces.h"
#include "ui/theme.h"

using ui::Command;

// Walks the whole window in every theme and text size: nothing may be cut off or nameless. CTest runs it a second time
// with QT_SCALE_FACTOR=1.5.
class LooksTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m = std::make_unique<tests::StudioFixture>(); }
  void cleanup() {
    m->close();
    m.reset();
    ui::applyTheme(ui::Theme::Light, 100);
  }
  void everyActionIsInAMenu();
  void everyWorkspaceIsWholeAndNamed_data();
  void everyWorkspaceIsWholeAndNamed();
  void theRecoveryBarIsWholeAndNamed();

 private:
  void look(const QString& where) const;
  std::unique_ptr<tests::StudioFixture> m;
};

namespace {

void collect(const QMenu* menu, QSet<const QAction*>& found) {
  for (const QAction* action : menu->actions()) {
    found.insert(action);
    if (action->menu() != nullptr) collect(action->menu(), found);
  }
}

}  // namespace

void LooksTest::look(const QString& where) const {
  QTRY_COMPARE_WITH_TIMEOUT(where + tests::widgetsCutOff(*m->window()).join("\n"), where, 20'000);
  QCOMPARE(where + tests::widgetsWithoutName(*m->window()).join("\n"), where);
}

void LooksTest::everyActionIsInAMenu() {
  m->start();
  QSet<const QAction*> inMenus;
  for (const QAction* top : m->window()->menuBar()->actions()) collect(top->menu(), inMenus);
  for (const QAction* action : m->window()->actions()) QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
}

void LooksTest::everyWorkspaceIsWholeAndNamed_data() {
  QTest::addColumn<int>("theme");
  QTest::addColumn<int>("scale");
  QTest::addColumn<int>("layout");
  QTest::newRow("light") << int(ui::Theme::Light) << 100 << int(ui::Layout::Simple);
  QTest::newRow("dark, researcher") << int(ui::Theme::Dark) << 100 << int(ui::Layout::Researcher);
  QTest::newRow("dark, 200 %") << int(ui::Theme::Dark) << 200 << int(ui::Layout::Simple);
  QTest::newRow("dark, 200 %, teacher") << int(ui::Theme::Dark) << 200 << int(ui::Layout::Teacher);
}

void LooksTest::everyWorkspaceIsWholeAndNamed() {
  QFETCH(int, theme);
  QFETCH(int, scale);
  QFETCH(int, layout);
  m->start();
  ui::Preferences preferences = m->window()->preferences();
  preferences.theme = static_cast<ui::Theme>(theme);
  preferences.textScale = scale;
  preferences.layout = static_cast<ui::Layout>(layout);
  m->window()->setPreferences(preferences);
  m->window()->resize(1024, 700);
  look("start page\n");
  m->window()->openDocument("river.txt", "The old man and the dog walked to the river. In the rain they saw him.");
  m->askAndWait("Summarize who walked to the river, and say why they went there in the rain");
  look("answer\n");
  for (const auto id : {ui::WorkspaceId::Ask, ui::WorkspaceId::Inspect, ui::WorkspaceId::Explore, ui::WorkspaceId::Train,
                        ui::WorkspaceId::Learn, ui::WorkspaceId::Compare}) {
    QAction* action = m->window()->workspaces()->action(id);
    if (action == nullptr) continue;
    action->trigger();
    look(action->text() + "\n");
  }
}

void LooksTest::theRecoveryBarIsWholeAndNamed() {
  m->start();
  m->window()->resize(1024, 700);
  m->window()->ask()->recovery()->offer("Who walked to the river, and why did they go there? — a-rather-long-name.txt");
  look("recovery\n");
}

PIC_TEST(LooksTest)
#include "looks_test.moc"
