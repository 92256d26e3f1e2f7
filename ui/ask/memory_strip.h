// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/ask/answer_words.h"

namespace ui {

// All memory tokens as one thin row; those that fed what is selected are coloured by how much.
class MemoryStrip : public QWidget {
  Q_OBJECT

 public:
  explicit MemoryStrip(QWidget* parent = nullptr);
  void setMemoryCount(int count);
  void setShares(const std::vector<MemoryShare>& shares, int hue);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;  // tooltips

 private:
  int m_count = 0;
  int m_hue = 0;
  std::vector<MemoryShare> m_shares;
};

}  // namespace ui
