// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace ui {

// Questions for files of a kind, behind functions so that tests can answer. Filters are Qt's: "Result files (*.json)".
struct FileDialogs {
  std::function<QStringList(QWidget* parent, const QString& title, const QString& filter)> open;  // empty: cancelled
  std::function<QString(QWidget* parent, const QString& title, const QString& suggested, const QString& filters)> save;
};

// The desktop's own.
FileDialogs systemFileDialogs();

}  // namespace ui
