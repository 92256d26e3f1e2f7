// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QIcon>

#include "app/common/allocator.h"
#include "app/studio.h"
#include "ui/frame/dialogs.h"

int main(int argc, char** argv) {
  common::keepFreedMemory();
  QApplication application(argc, argv);
  QApplication::setOrganizationName("PIC Studio");
  QApplication::setApplicationName("pic-studio");
  QApplication::setApplicationVersion(PIC_VERSION);
  QApplication::setApplicationDisplayName("PIC Studio");
  QApplication::setDesktopFileName("io.github.pic_studio.PicStudio");
  QApplication::setWindowIcon(QIcon(":/icons/pic-light/scalable/pic-studio.svg"));
  app::Studio studio(ui::systemDialogs());
  studio.start();
  studio.open(QApplication::arguments().mid(1));
  return QApplication::exec();
}
