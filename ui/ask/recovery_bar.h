// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

// Above everything after a start that followed a crash: what was kept can be had back, and the model waits until the
// user wants it, because it may have been the cause.
class RecoveryBar : public QFrame {
  Q_OBJECT

 public:
  explicit RecoveryBar(QWidget* parent = nullptr);
  // `title`: of the conversation that was open; empty: none was.
  void offer(const QString& title);
  void setRecovered();
  void setModelLoaded();

 Q_SIGNALS:
  void recoverRequested();
  void loadModelRequested();
  void dismissed();

 private:
  void refresh();

  QLabel* m_words;
  QPushButton* m_recover;
  QPushButton* m_load;
  QPushButton* m_dismiss;
  QString m_title;
  bool m_modelLoaded = false;
};

}  // namespace ui
