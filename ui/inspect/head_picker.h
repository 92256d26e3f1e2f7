// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <vector>

#include "engine/values/attention_view.h"

namespace ui {

// Every layer and head as a thumbnail of its attention: a row a layer. One is chosen, or all together.
class HeadPicker : public QWidget {
  Q_OBJECT

 public:
  explicit HeadPicker(QWidget* parent = nullptr);

  void setView(const engine::AttentionView& view);
  int layer() const { return m_layer; }  // −1: all together
  int head() const { return m_head; }
  void choose(int layer, int head);
  QRect areaOf(int layer, int head) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void chosen(int layer, int head);

 protected:
  bool event(QEvent* event) override;  // tooltips
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  bool locate(const QPoint& place, int& layer, int& head) const;
  int allHeight() const;

  int m_layers = 0, m_heads = 0;
  int m_layer = -1, m_head = -1;
  std::vector<QImage> m_thumbnails;
};

}  // namespace ui
