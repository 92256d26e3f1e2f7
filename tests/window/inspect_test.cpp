// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QObject>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>

#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "tests/window/studio_fixture.h"
#include "ui/ask/compression_bar.h"
#include "ui/inspect/attention_pane.h"
#include "ui/inspect/attribution_view.h"
#include "ui/inspect/geometry_view.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/knock_out_view.h"
#include "ui/inspect/map_view.h"
#include "ui/inspect/mask_view.h"
#include "ui/inspect/reach_view.h"
#include "ui/inspect/selection.h"
#include "ui/inspect/survival_view.h"
#include "ui/inspect/token_text.h"
#include "ui/plot/matrix_figure.h"
#include "ui/plot/matrix_view.h"

constexpr int kPatience = 120'000;  // milliseconds; a machine that is busy with other things must pass too

// The real application on the tiny model, looked into with mouse and keys.
class InspectWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m = std::make_unique<tests::StudioFixture>(); }
  void cleanup() {
    m->close();
    m.reset();
  }
  void aDocumentIsLookedIntoBeforeAnythingWasAsked();
  void aMemoryIsKnockedOut();
  void anEditedMaskIsUsedExportedAndUndone();
  void everyViewFills();

 private:
  ui::InspectWorkspace* inspect() const { return m->studio->inspection()->workspace(); }
  void open();
  void ask();
  void press(Qt::Key key) { QTest::keyClick(m->window(), key, Qt::ControlModifier); }
  void chooseTab(const char* key);
  std::unique_ptr<tests::StudioFixture> m;
};

void InspectWindowTest::open() {
  m->start();
  m->window()->openDocument("walk.txt", "The old man and the dog walked to the river. The boat was gone. They ran home.");
}

void InspectWindowTest::ask() {
  m->typeQuestion("Who ran?");
  m->waitForAnswer();
  press(Qt::Key_2);
  QTRY_VERIFY_WITH_TIMEOUT(inspect()->segment().tokenCount() > 0, kPatience);
}

void InspectWindowTest::chooseTab(const char* key) {
  auto* bar = inspect()->findChild<QTabBar*>();
  for (int i = 0; i < bar->count() && inspect()->currentKey() != key; ++i) {
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
  }
  QCOMPARE(inspect()->currentKey(), QString(key));
}

void InspectWindowTest::aDocumentIsLookedIntoBeforeAnythingWasAsked() {
  open();
  press(Qt::Key_2);
  QTRY_VERIFY_WITH_TIMEOUT(inspect()->segment().tokenCount() > 0, kPatience);
  QCOMPARE(inspect()->segment().tokens.join(QString()).simplified().left(20), QString("The old man and the "));
  const ui::MaskView* mask = inspect()->mask();
  QCOMPARE(mask->mask().mask.size(), inspect()->segment().tokenCount() + inspect()->segment().memoryCount());
  inspect()->selection()->setPrimary({ui::Place::Kind::Memory, 0});
  QTRY_VERIFY_WITH_TIMEOUT(mask->reach()->text(2)->colouredCount() > 0, kPatience);  // measured
}

void InspectWindowTest::aMemoryIsKnockedOut() {
  open();
  ask();
  chooseTab("knock-out");
  ui::KnockOutView* view = inspect()->knockOut();
  QVERIFY(!view->askButton()->isEnabled());
  view->list()->topLevelItem(0)->setCheckState(0, Qt::Checked);
  QTest::mouseClick(view->askButton(), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(!view->result().isEmpty() && view->askButton()->isEnabled(), kPatience);
  QVERIFY(!view->result().contains("Asking"));
  QTest::mouseClick(view->rankButton(), Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(!view->list()->topLevelItem(0)->text(2).isEmpty(), kPatience);
}

void InspectWindowTest::anEditedMaskIsUsedExportedAndUndone() {
  open();
  ask();
  ui::MaskView* mask = inspect()->mask();
  const QString before = mask->costs();
  auto* presets = mask->findChildren<QComboBox*>().front();
  presets->setFocus();
  QTest::keyClick(presets, Qt::Key_Home);  // "full"
  QTRY_VERIFY_WITH_TIMEOUT(mask->costs() != before, kPatience);
  m->chosenFile = m->folder.filePath("mask.svg");
  inspect()->exportFigure();
  QVERIFY(QFile::exists(m->chosenFile));
  mask->useOnModel();
  const auto choice = m->documents()->compressionBar()->choice();
  QVERIFY(choice.mask && choice.mask->name == "full");
  // The memory is made again with it …
  const auto used = [&] { return m->studio->inspection()->memory()->mask.name; };
  QTRY_COMPARE_WITH_TIMEOUT(used(), std::string("full"), kPatience);
  press(Qt::Key_1);
  m->typeQuestion("Who walked?");  // … and so is the next answer
  m->waitForAnswer();
  press(Qt::Key_2);
  QCOMPARE(used(), std::string("full"));
  QTest::keyClick(presets, Qt::Key_Down);
  QVERIFY(mask->design().choice.name != "full");
  mask->setFocus();
  m->window()->action(ui::Command::Undo)->trigger();
  QCOMPARE(mask->design().choice.name, std::string("full"));
}

void InspectWindowTest::everyViewFills() {
  open();
  ask();
  chooseTab("map");
  QTRY_VERIFY_WITH_TIMEOUT(inspect()->map()->map().memories > 0, kPatience);
  chooseTab("attention");
  QTRY_VERIFY_WITH_TIMEOUT(!inspect()->attention()->figure()->view()->isEmpty(), kPatience);
  chooseTab("attribution");
  QTRY_VERIFY_WITH_TIMEOUT(!inspect()->attribution()->figure()->caveat().isEmpty(), kPatience);
  chooseTab("survival");
  QTRY_VERIFY_WITH_TIMEOUT(inspect()->survival()->summary().contains("%"), kPatience);
  chooseTab("geometry");
  QTRY_COMPARE_WITH_TIMEOUT(inspect()->geometry()->nearest()->topLevelItemCount(), inspect()->segment().memoryCount(),
                            kPatience);
  QCOMPARE(tests::widgetsWithoutName(*m->window()).join("\n"), QString());
}

PIC_TEST(InspectWindowTest)
#include "inspect_test.moc"
