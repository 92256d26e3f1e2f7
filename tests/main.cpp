// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QStandardPaths>
#include <QTest>
#include <cstdio>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#endif

#include "tests/registry.h"

#ifdef QT_WIDGETS_LIB
using Application = QApplication;
#else
using Application = QCoreApplication;
#endif

// Runs every test class of this executable. Arguments are Qt Test's; the first may name a class to run alone.
int main(int argc, char** argv) {
  Application application(argc, argv);
  QStandardPaths::setTestModeEnabled(true);  // the user's own settings stay as they are
  QStringList arguments = application.arguments();
  QString only;
  if (arguments.size() > 1 && !arguments[1].startsWith('-')) only = arguments.takeAt(1);
  int failed = 0;
  int passed = 0;
  for (const tests::Factory& make : tests::registry()) {
    const std::unique_ptr<QObject> test = make();
    if (!only.isEmpty() && only != test->metaObject()->className()) continue;
    const int failures = QTest::qExec(test.get(), arguments);
    failures == 0 ? ++passed : ++failed;
  }
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
