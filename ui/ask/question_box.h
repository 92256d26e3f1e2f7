// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPlainTextEdit;
class QPushButton;

namespace ui {

// Where a question is typed. Ctrl+Return asks, Return too; Shift+Return begins a new line. While an answer is written
// the button stops it.
class QuestionBox : public QFrame {
  Q_OBJECT

 public:
  explicit QuestionBox(QWidget* parent = nullptr);

  QString question() const;
  void setQuestion(const QString& question);
  void setBusy(bool busy);
  void setReady(bool ready, const QString& why);  // `why` not, for the tooltip
  void takeFocus();
  void ask();

 Q_SIGNALS:
  void asked(const QString& question);
  void stopRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void fitHeight();

  QPlainTextEdit* m_edit;
  QPushButton* m_button;
  bool m_busy = false;
  bool m_ready = false;
  QString m_why;
};

}  // namespace ui
