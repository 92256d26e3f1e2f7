// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace ui {

// Questions to the user that wait for an answer. A window is given them, so that tests can answer.
struct Dialogs {
  std::function<QStringList(QWidget* parent)> openDocuments;  // empty: cancelled
  std::function<QString(QWidget* parent)> openModelFolder;    // empty: cancelled
  std::function<bool(QWidget* parent, const QString& question)> confirm;
  // Where to write a file; the name has the extension of the chosen filter. Empty: cancelled.
  std::function<QString(QWidget* parent, const QString& title, const QString& suggested, const QStringList& filters)>
      saveFile;
  std::function<QString(QWidget* parent)> openFolder;  // with documents; empty: cancelled
  std::function<QString(QWidget* parent, const QString& label, const QString& text)> editText;  // empty: cancelled
};

// The desktop's own.
Dialogs systemDialogs();

}  // namespace ui
