// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui {

// A source sentence under an answer, with the colour it has in the document. A click shows it there.
class EvidenceRow : public QAbstractButton {
  Q_OBJECT

 public:
  EvidenceRow(const QString& sentence, int hue, double score, QWidget* parent = nullptr);
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString line() const;  // as it is shown
  QRect textArea(int width) const;
  int m_hue;
  double m_score;
};

}  // namespace ui
