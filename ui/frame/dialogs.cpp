// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::Dialogs", text); }

}  // namespace

Dialogs systemDialogs() {
  return {[](QWidget* parent) {
            return QFileDialog::getOpenFileNames(parent, translated("Open Documents"), {},
                                                 translated("Documents (*.txt *.md *.markdown *.text *.html *.htm *.pdf *.docx *.odt);;All files (*)"));
          },
          [](QWidget* parent) { return QFileDialog::getExistingDirectory(parent, translated("Open Model Folder")); },
          [](QWidget* parent, const QString& question) {
            return QMessageBox::question(parent, translated("PIC Studio"), question) == QMessageBox::Yes;
          }};
}

}  // namespace ui
