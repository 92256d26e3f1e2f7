// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDockWidget>
#include <QDropEvent>
#include <QMimeData>
#include <QObject>
#include <QUrl>

#include "app/settings.h"
#include "tests/registry.h"
#include "tests/ui/looks.h"
#include "tests/window/studio_fixture.h"
#include "ui/frame/status_panel.h"

using ui::Command;

class FrameTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m = std::make_unique<tests::StudioFixture>(); }
  void cleanup() {
    m->close();
    m.reset();
  }
  void theModelLoadsByItself();
  void aWrongFolderIsSaidAndAnotherCanBeOpened();
  void aBackboneWithoutCompressorSaysWhatItCanDo();
  void closingWhileBusyEnds();
  void windowAndChoicesAreRememberedAtTheNextStart();
  void droppedFilesAreOpened();
  void badFilesAreNamedAndNothingIsLost();
  void damagedSettingsAreReplacedByDefaults();
  void everyFocusableWidgetHasAName();

 private:
  std::unique_ptr<tests::StudioFixture> m;
};

void FrameTest::theModelLoadsByItself() {
  m->start();
  QVERIFY(m->studio->session()->model().has_value());
  QCOMPARE(m->studio->session()->model()->compressors, QStringList{"pic"});
}

void FrameTest::aWrongFolderIsSaidAndAnotherCanBeOpened() {
  m->start(m->folder.filePath("nothing"));
  QVERIFY2(m->window()->status()->error().contains("nothing"), qPrintable(m->window()->status()->error()));
  m->chosenFolder = tests::tinyModelFolder();
  m->window()->action(Command::OpenModel)->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(m->studio->session()->model().has_value(), m->kPatience);
}

void FrameTest::aBackboneWithoutCompressorSaysWhatItCanDo() {
  m->start(tests::tinyBackboneFolder());
  QVERIFY(m->studio->session()->model().has_value());
  QVERIFY(!m->studio->session()->model()->answers);
  QVERIFY(m->window()->status()->error().contains("compressor"));
  m->window()->openDocument("a.txt", "The dog ran home.");
  m->typeQuestion("Who?");
  QCOMPARE(m->conversation()->turnCount(), 0);
}

void FrameTest::closingWhileBusyEnds() {
  m->start();
  m->window()->openDocument("long.txt", QString("The old man and the dog walked to the river.\n").repeated(120));
  m->typeQuestion("Who?");
  QVERIFY(m->studio->session()->isAnswering());
  m->close();
  m->start();  // and it starts again
  QVERIFY(m->studio->session()->model().has_value());
}

void FrameTest::windowAndChoicesAreRememberedAtTheNextStart() {
  m->start();
  m->window()->action(Command::ThemeDark)->trigger();
  m->window()->action(Command::LayoutTeacher)->trigger();
  m->window()->action(Command::LargerText)->trigger();
  m->window()->docks().libraryDock->hide();
  m->window()->resize(1000, 660);
  m->start();
  QVERIFY(m->window()->preferences().theme == ui::Theme::Dark);
  QVERIFY(m->window()->preferences().layout == ui::Layout::Teacher);
  QCOMPARE(m->window()->preferences().textScale, 110);
  QVERIFY(m->window()->action(Command::ThemeDark)->isChecked());
  QVERIFY(!m->window()->docks().libraryDock->isVisible());
  QCOMPARE(m->window()->size(), QSize(1000, 660));
}

void FrameTest::droppedFilesAreOpened() {
  m->start();
  QMimeData data;
  data.setUrls(
      {QUrl::fromLocalFile(m->writeFile("one.txt", "One.")), QUrl::fromLocalFile(m->writeFile("two.txt", "Two."))});
  QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(m->window(), &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(m->window(), &drop);
  QTRY_COMPARE_WITH_TIMEOUT(m->documents()->documents().size(), std::size_t{2}, m->kPatience);
}

void FrameTest::badFilesAreNamedAndNothingIsLost() {
  m->start();
  m->window()->openDocument("kept.txt", "Kept.");
  const std::pair<QString, QString> bad[] = {{m->writeFile("empty.txt", ""), "empty"},
                                             {m->writeFile("binary.txt", QByteArray("a\0b", 3)), "binary.txt"},
                                             {m->folder.filePath("missing.txt"), "missing.txt"}};
  for (const auto& [file, words] : bad) {
    m->studio->open({file});
    QTRY_VERIFY_WITH_TIMEOUT(m->window()->status()->error().contains(words), m->kPatience);
  }
  QCOMPARE(m->documents()->documents().front().text.text, std::string("Kept."));
  QVERIFY(m->window()->preferences().recentFiles.isEmpty());
}

void FrameTest::damagedSettingsAreReplacedByDefaults() {
  QSettings file;
  file.setValue("theme", "purple");
  file.setValue("textScale", 9000);
  file.setValue("threads", "many");
  file.setValue("window/geometry", QByteArray("nonsense"));
  const ui::Preferences preferences = app::readPreferences();
  QVERIFY(preferences.theme == ui::Theme::System);
  QCOMPARE(preferences.textScale, 200);
  QCOMPARE(preferences.threads, 0);
  m->start();
  QVERIFY(m->window()->isVisible());
}

void FrameTest::everyFocusableWidgetHasAName() {
  m->start();
  m->window()->action(Command::LayoutResearcher)->trigger();
  m->window()->openDocument("a.txt", "The dog ran home.");
  m->typeQuestion("Who?");
  m->waitForAnswer();
  QCOMPARE(tests::widgetsWithoutName(*m->window()).join("\n"), QString());
}

PIC_TEST(FrameTest)
#include "frame_test.moc"
