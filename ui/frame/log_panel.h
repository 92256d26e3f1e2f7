// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace ui {

// What happened, a line each with its time.
class LogPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LogPanel(QWidget* parent = nullptr);
  void add(const QString& line);
  QString text() const;

 private:
  QPlainTextEdit* m_lines;
};

}  // namespace ui
