// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QRegularExpression>

namespace ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ui::Dialogs", text); }

// "Web page (*.html)" → ".html"
QString extensionOf(const QString& filter) {
  return QRegularExpression(QStringLiteral("\\*(\\.\\w+)")).match(filter).captured(1);
}

QString saveFile(QWidget* parent, const QString& title, const QString& suggested, const QStringList& filters) {
  QString filter = filters.value(0);
  QString file = QFileDialog::getSaveFileName(parent, title, suggested, filters.join(QStringLiteral(";;")), &filter);
  if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty()) file += extensionOf(filter);
  return file;
}

}  // namespace

Dialogs systemDialogs() {
  return {[](QWidget* parent) {
            return QFileDialog::getOpenFileNames(parent, translated("Open Documents"), {},
                                                 translated("Documents and sessions (*.txt *.md *.markdown *.text *.html *.htm *.pdf "
                                                            "*.docx *.odt *.picz);;All files (*)"));
          },
          [](QWidget* parent) { return QFileDialog::getExistingDirectory(parent, translated("Open Model Folder")); },
          [](QWidget* parent, const QString& question) {
            return QMessageBox::question(parent, translated("PIC Studio"), question) == QMessageBox::Yes;
          },
          saveFile, [](QWidget* parent) { return QFileDialog::getExistingDirectory(parent, translated("Open Folder")); },
          [](QWidget* parent, const QString& label, const QString& text) {
            return QInputDialog::getText(parent, translated("PIC Studio"), label, QLineEdit::Normal, text).trimmed();
          }};
}

}  // namespace ui
