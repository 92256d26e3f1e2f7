// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QAction;

namespace ui {

// Version, licences, and the state of program and machine as text to copy into a report.
class AboutDialog : public QDialog {
  Q_OBJECT

 public:
  explicit AboutDialog(const QString& diagnostics, QWidget* parent = nullptr);
};

// How to use the program, in a page, with the keys of all `actions`.
class HelpDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HelpDialog(const QList<QAction*>& actions, QWidget* parent = nullptr);
};

}  // namespace ui
