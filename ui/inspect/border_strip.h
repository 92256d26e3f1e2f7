// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

namespace ui {

class MatrixView;

// The chunks of a segment above a matrix whose columns begin with its tokens. Borders are dragged; a double click splits
// a chunk or takes a border away. With keys: left and right choose a border, Shift with them moves it, Insert splits,
// Delete takes it away.
class BorderStrip : public QWidget {
  Q_OBJECT

 public:
  explicit BorderStrip(MatrixView* matrix, QWidget* parent = nullptr);

  void setBorders(const std::vector<int>& begins, int tokens);  // first entry 0
  const std::vector<int>& borders() const { return m_begins; }
  double pixelOf(int column) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  // `stroke`: changes of one drag have one number.
  void bordersChanged(const std::vector<int>& begins, int stroke);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int columnAt(double pixel) const;
  int borderAt(double pixel) const;  // index into m_begins, from 1 on; −1: none
  void move(int border, int to);
  void remove(int border);
  void split(int column);

  MatrixView* m_matrix;
  std::vector<int> m_begins;
  int m_tokens = 0;
  int m_chosen = -1;    // border that keys move
  int m_dragged = -1;
  int m_stroke = 0;
};

}  // namespace ui
