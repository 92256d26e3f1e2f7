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
};

// The desktop's own.
Dialogs systemDialogs();

}  // namespace ui
