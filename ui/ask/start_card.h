// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QFrame>

namespace ui {

// A document to begin with, as a button of two lines; what does not fit is cut off and said in the tooltip.
class StartCard : public QAbstractButton {
  Q_OBJECT

 public:
  StartCard(const QString& title, const QString& about, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_about;
};

// A dashed frame that says: files may be dropped here. The window takes the drop.
class DropZone : public QFrame {
  Q_OBJECT

 public:
  using QFrame::QFrame;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace ui
