// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTextCursor;

namespace ui {

// Finds words or a regular expression in a text. Return: next, Shift+Return: previous, Esc: closes.
class FindBar : public QWidget {
  Q_OBJECT

 public:
  explicit FindBar(QWidget* parent = nullptr);
  void setEditor(QPlainTextEdit* editor);  // nullptr: none
  void open();
  void findNext(bool backwards = false);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  bool findFrom(const QTextCursor& start, bool backwards);

  QPlainTextEdit* m_editor = nullptr;
  QLineEdit* m_words;
  QCheckBox* m_expression;
  QLabel* m_result;
};

}  // namespace ui
