// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/border_strip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/plot/matrix_view.h"
#include "ui/theme.h"

namespace ui {

constexpr double kGrab = 6;  // pixels

BorderStrip::BorderStrip(MatrixView* matrix, QWidget* parent) : QWidget(parent), m_matrix(matrix) {
  setAccessibleName(tr("Chunk borders"));
  setToolTip(tr("Drag a border to move it. Double click a chunk to split it, a border to take it away."));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(matrix, &MatrixView::viewChanged, this, qOverload<>(&QWidget::update));
}

QSize BorderStrip::sizeHint() const { return {200, fontMetrics().height() + 6}; }

void BorderStrip::setBorders(const std::vector<int>& begins, int tokens) {
  m_begins = begins;
  m_tokens = tokens;
  if (m_chosen >= static_cast<int>(begins.size())) m_chosen = -1;
  update();
}

double BorderStrip::pixelOf(int column) const { return (m_matrix->centreOf({column, 0}).x() + m_matrix->centreOf({column - 1, 0}).x()) / 2; }

int BorderStrip::columnAt(double pixel) const {
  const double first = pixelOf(0), width = pixelOf(1) - first;
  return width > 0 ? static_cast<int>(std::round((pixel - first) / width)) : 0;
}

int BorderStrip::borderAt(double pixel) const {
  int nearest = -1;
  double distance = kGrab;
  for (int i = 1; i < static_cast<int>(m_begins.size()); ++i) {
    const double d = std::abs(pixelOf(m_begins[static_cast<std::size_t>(i)]) - pixel);
    if (d <= distance) {
      nearest = i;
      distance = d;
    }
  }
  return nearest;
}

void BorderStrip::move(int border, int to) {
  const auto i = static_cast<std::size_t>(border);
  const int most = i + 1 < m_begins.size() ? m_begins[i + 1] - 1 : m_tokens - 1;
  to = std::clamp(to, m_begins[i - 1] + 1, most);
  if (to == m_begins[i]) return;
  std::vector<int> begins = m_begins;
  begins[i] = to;
  Q_EMIT bordersChanged(begins, m_stroke);
}

void BorderStrip::remove(int border) {
  std::vector<int> begins = m_begins;
  begins.erase(begins.begin() + border);
  m_chosen = -1;
  Q_EMIT bordersChanged(begins, ++m_stroke);
}

void BorderStrip::split(int column) {
  if (column <= 0 || column >= m_tokens || std::binary_search(m_begins.begin(), m_begins.end(), column)) return;
  std::vector<int> begins = m_begins;
  begins.insert(std::lower_bound(begins.begin(), begins.end(), column), column);
  Q_EMIT bordersChanged(begins, ++m_stroke);
}

void BorderStrip::mousePressEvent(QMouseEvent* event) {
  m_dragged = m_chosen = borderAt(event->position().x());
  ++m_stroke;
  update();
}

void BorderStrip::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x();
  setCursor(m_dragged > 0 || borderAt(x) > 0 ? Qt::SplitHCursor : Qt::ArrowCursor);
  if (m_dragged > 0) move(m_dragged, columnAt(x));
}

void BorderStrip::mouseReleaseEvent(QMouseEvent* event) {
  Q_UNUSED(event)
  m_dragged = -1;
}

void BorderStrip::mouseDoubleClickEvent(QMouseEvent* event) {
  const int border = borderAt(event->position().x());
  m_dragged = -1;
  border > 0 ? remove(border) : split(columnAt(event->position().x()));
}

void BorderStrip::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_begins.size()) - 1;
  const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
  if (step != 0 && (event->modifiers() & Qt::ShiftModifier) != 0 && m_chosen > 0) {
    ++m_stroke;
    move(m_chosen, m_begins[static_cast<std::size_t>(m_chosen)] + step);
  } else if (step != 0 && last >= 1) {
    m_chosen = std::clamp(m_chosen + step, 1, last);
    update();
  } else if (event->key() == Qt::Key_Delete && m_chosen > 0) {
    remove(m_chosen);
  } else if (event->key() == Qt::Key_Insert) {
    const auto from = static_cast<std::size_t>(std::max(m_chosen, 0));
    const int end = from + 1 < m_begins.size() ? m_begins[from + 1] : m_tokens;
    split((m_begins[from] + end) / 2);
  } else {
    QWidget::keyPressEvent(event);
  }
}

void BorderStrip::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event)
  if (m_begins.empty()) return;
  QPainter painter(this);
  const Colours colours = coloursOf(palette());
  const double left = m_matrix->plotArea().left(), right = m_matrix->plotArea().right() + 1;
  for (std::size_t i = 0; i < m_begins.size(); ++i) {
    const int end = i + 1 < m_begins.size() ? m_begins[i + 1] : m_tokens;
    const double begin = std::max(left, pixelOf(m_begins[i])), stop = std::min(right, pixelOf(end));
    if (stop <= begin) continue;
    const QRectF band(begin, 2, stop - begin, height() - 4);
    QColor ground = colours.accent;
    ground.setAlpha(i % 2 == 0 ? 60 : 25);
    painter.fillRect(band, ground);
    painter.setPen(colours.subtleText);
    const QString name = QString::number(end - m_begins[i]);
    if (painter.fontMetrics().horizontalAdvance(name) + 4 < band.width()) painter.drawText(band, Qt::AlignCenter, name);
  }
  for (int i = 1; i < static_cast<int>(m_begins.size()); ++i) {
    const double x = pixelOf(m_begins[static_cast<std::size_t>(i)]);
    if (x < left || x > right) continue;
    painter.setPen(QPen(i == m_chosen ? colours.warning : colours.accent, i == m_chosen ? 3 : 2));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
  }
  if (hasFocus()) {
    painter.setPen(colours.accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

}  // namespace ui
