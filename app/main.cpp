// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>

#include "app/common/allocator.h"
#include "ui/main_window.h"

int main(int argc, char** argv) {
  common::keepFreedMemory();
  QApplication application(argc, argv);
  ui::MainWindow window;
  window.show();
  return QApplication::exec();
}
