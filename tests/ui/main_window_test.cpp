// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QObject>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include "tests/registry.h"
#include "tests/ui/answers.h"
#include "tests/ui/looks.h"
#include "ui/ask/ask_workspace.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/document_pane.h"
#include "ui/ask/turn_view.h"
#include "ui/frame/info_dialogs.h"
#include "ui/frame/settings_dialog.h"
#include "ui/frame/status_panel.h"
#include "ui/theme.h"

class MainWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_window = std::make_unique<ui::MainWindow>(ui::Dialogs{}); }
  void cleanup() {
    m_window.reset();
    ui::applyTheme(ui::Theme::Light, 100);
  }
  void theTitleNamesTheProgram();
  void everyActionIsInAMenuWithTipAndIcon();
  void noKeyHasTwoMeanings();
  void everyFocusableWidgetHasAName_data();
  void everyFocusableWidgetHasAName();
  void nothingIsCutOff_data();
  void nothingIsCutOff();
  void layoutsShowWhatTheyNameAndCanBeRestored();
  void pastingWithoutADocumentMakesOne();
  void errorsStayUntilTheyAreDismissed();
  void textScaleStaysWithinItsBounds();
  void dialogsAreWholeAt200Percent();

 private:
  void showAnswer();
  std::unique_ptr<ui::MainWindow> m_window;
};

namespace {

void collect(const QMenu* menu, QSet<QAction*>& found) {
  for (QAction* action : menu->actions()) {
    found.insert(action);
    if (action->menu() != nullptr) collect(action->menu(), found);
  }
}

QSet<QAction*> menuActions(const ui::MainWindow& window) {
  QSet<QAction*> found;
  for (const QAction* top : window.menuBar()->actions()) collect(top->menu(), found);
  return found;
}

}  // namespace

void MainWindowTest::showAnswer() {
  ui::AnsweredTurn turn = tests::lampTurn();
  const int id =
      m_window->ask()->documents()->addDocument("lighthouse.txt", QString::fromStdString(tests::kTwoSentences));
  turn.documents = std::make_shared<const std::vector<ui::OpenDocument>>(
      std::vector<ui::OpenDocument>{{id, {"lighthouse.txt", tests::kTwoSentences}}});
  m_window->ask()->startTurn(1, "When was the lamp first lit?");
  m_window->ask()->setAnswer(1, turn);
  engine::Answer full;
  full.source = engine::Source::Full;
  full.text = "3 November 1871";
  m_window->ask()->conversation()->turn(1)->addComparison(full);
}

void MainWindowTest::theTitleNamesTheProgram() { QVERIFY(m_window->windowTitle().contains("PIC Studio")); }

void MainWindowTest::everyActionIsInAMenuWithTipAndIcon() {
  const QSet<QAction*> inMenus = menuActions(*m_window);
  for (const QAction* action : m_window->actions()) {
    QVERIFY2(inMenus.contains(const_cast<QAction*>(action)), qPrintable(action->text()));
  }
  for (const QAction* action : inMenus) {
    if (action->isSeparator() || action->menu() != nullptr) continue;
    QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
    QVERIFY2(!action->icon().pixmap(16, 16).isNull(), qPrintable(action->text()));
    QVERIFY2(!action->shortcut().isEmpty() || action->text().contains('&'), qPrintable(action->text()));
  }
}

void MainWindowTest::noKeyHasTwoMeanings() {
  QHash<QKeySequence, QString> keys;
  for (const QAction* action : menuActions(*m_window)) {
    for (const QKeySequence& key : action->shortcuts()) {
      QVERIFY2(!keys.contains(key), qPrintable(key.toString() + ": " + keys.value(key) + ", " + action->text()));
      keys[key] = action->text();
    }
  }
  QVERIFY(keys.size() > 20);
}

void MainWindowTest::everyFocusableWidgetHasAName_data() {
  QTest::addColumn<bool>("withAnswer");
  QTest::newRow("start page") << false;
  QTest::newRow("answer") << true;
}

void MainWindowTest::everyFocusableWidgetHasAName() {
  QFETCH(bool, withAnswer);
  m_window->action(ui::Command::LayoutResearcher)->trigger();
  if (withAnswer) showAnswer();
  m_window->show();
  QCOMPARE(tests::widgetsWithoutName(*m_window).join("\n"), QString());
}

void MainWindowTest::nothingIsCutOff_data() {
  QTest::addColumn<int>("theme");
  QTest::addColumn<int>("scale");
  QTest::addColumn<int>("layout");
  for (const auto& [name, theme] : {std::pair("light", ui::Theme::Light), std::pair("dark", ui::Theme::Dark)}) {
    for (const int scale : {100, 200}) {
      for (const auto layout : {ui::Layout::Simple, ui::Layout::Researcher}) {
        QTest::addRow("%s, %d %%, layout %d", name, scale, int(layout)) << int(theme) << scale << int(layout);
      }
    }
  }
}

void MainWindowTest::nothingIsCutOff() {
  QFETCH(int, theme);
  QFETCH(int, scale);
  QFETCH(int, layout);
  ui::Preferences preferences;
  preferences.theme = static_cast<ui::Theme>(theme);
  preferences.textScale = scale;
  preferences.layout = static_cast<ui::Layout>(layout);
  ui::applyTheme(preferences.theme, scale);
  m_window = std::make_unique<ui::MainWindow>(ui::Dialogs{}, preferences);
  m_window->setSamples({{"Carrow Point Lighthouse", "176 words", "lighthouse.txt", {"When?"}}});
  m_window->resize(1024, 700);
  m_window->show();
  QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  QCOMPARE(tests::widgetsCutOff(*m_window).join("\n"), QString());
  showAnswer();
  QTRY_COMPARE(tests::widgetsCutOff(*m_window).join("\n"), QString());
  QVERIFY2(m_window->width() <= 1024 || scale > 100, qPrintable(QString::number(m_window->width())));
}

void MainWindowTest::layoutsShowWhatTheyNameAndCanBeRestored() {
  m_window->show();
  QVERIFY(!m_window->docks().libraryDock->isVisible());
  m_window->action(ui::Command::LayoutResearcher)->trigger();
  QVERIFY(m_window->docks().logDock->isVisible() && m_window->docks().libraryDock->isVisible());
  m_window->docks().logDock->close();
  m_window->action(ui::Command::RestoreLayout)->trigger();
  QVERIFY(m_window->docks().logDock->isVisible());
  m_window->action(ui::Command::LayoutTeacher)->trigger();
  QVERIFY(m_window->docks().libraryDock->isVisible() && !m_window->docks().logDock->isVisible());
}

void MainWindowTest::pastingWithoutADocumentMakesOne() {
  QGuiApplication::clipboard()->setText("The lamp was lit in 1871.");
  m_window->action(ui::Command::Paste)->trigger();
  QCOMPARE(m_window->ask()->documents()->documents().front().text.text, std::string("The lamp was lit in 1871."));
}

void MainWindowTest::errorsStayUntilTheyAreDismissed() {
  m_window->show();
  m_window->showError("The file a.txt is empty.");
  m_window->log("Something else.");
  QCOMPARE(m_window->status()->error(), QString("The file a.txt is empty."));
  m_window->status()->showError({});
  QCOMPARE(m_window->status()->error(), QString());
}

void MainWindowTest::textScaleStaysWithinItsBounds() {
  const QSignalSpy changed(m_window.get(), &ui::MainWindow::preferencesChanged);
  for (int i = 0; i < 20; ++i) m_window->action(ui::Command::LargerText)->trigger();
  QCOMPARE(m_window->preferences().textScale, 200);
  QCOMPARE(changed.count(), 10);
  for (int i = 0; i < 20; ++i) m_window->action(ui::Command::SmallerText)->trigger();
  QCOMPARE(m_window->preferences().textScale, 80);
  m_window->action(ui::Command::NormalText)->trigger();
  QCOMPARE(m_window->preferences().textScale, 100);
}

void MainWindowTest::dialogsAreWholeAt200Percent() {
  ui::applyTheme(ui::Theme::Dark, 200);
  ui::SettingsDialog settings({}, {}, 3);
  ui::AboutDialog about("PIC Studio\nQt 6");
  ui::HelpDialog help(m_window->actions());
  for (QDialog* dialog : std::initializer_list<QDialog*>{&settings, &about, &help}) {
    dialog->show();
    QCOMPARE(tests::widgetsCutOff(*dialog).join("\n"), QString());
    QCOMPARE(tests::widgetsWithoutName(*dialog).join("\n"), QString());
  }
}

PIC_TEST(MainWindowTest)
#include "main_window_test.moc"
