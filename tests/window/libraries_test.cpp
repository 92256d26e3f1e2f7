// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QProcess>
#include <QTest>

#include "tests/registry.h"

// What the window program is linked to.
class LibrariesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWindowNeedsNoNetworkLibrary();
};

void LibrariesTest::theWindowNeedsNoNetworkLibrary() {
  QProcess readelf;
  readelf.start("readelf", {"-d", PIC_STUDIO});
  QVERIFY(readelf.waitForFinished());
  const QByteArray needed = readelf.readAllStandardOutput();
  QVERIFY2(needed.contains("libQt6Widgets"), needed.constData());  // the list is one
  QVERIFY2(!needed.contains("libQt6Network"), needed.constData());
}

PIC_TEST(LibrariesTest)
#include "libraries_test.moc"
