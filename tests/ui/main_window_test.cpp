// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include <QObject>
#include <QTest>

#include "tests/registry.h"

class MainWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theTitleNamesTheProgram();
};

void MainWindowTest::theTitleNamesTheProgram() {
  const ui::MainWindow window;
  QVERIFY(window.windowTitle().contains("PIC Studio"));
}

PIC_TEST(MainWindowTest)
#include "main_window_test.moc"
