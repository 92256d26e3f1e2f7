// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/file_dialogs.h"

#include <QFileDialog>

namespace ui {

FileDialogs systemFileDialogs() {
  return {[](QWidget* parent, const QString& title, const QString& filter) {
            return QFileDialog::getOpenFileNames(parent, title, {}, filter);
          },
          [](QWidget* parent, const QString& title, const QString& suggested, const QString& filters) {
            return QFileDialog::getSaveFileName(parent, title, suggested, filters);
          }};
}

}  // namespace ui
