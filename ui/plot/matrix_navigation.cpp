// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer, keys and zoom of MatrixView: the other half of ui/plot/matrix_view.cpp.
#include <qcustomplot.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWindow>
#include <algorithm>

#include "ui/plot/heat_map.h"
#include "ui/plot/matrix_view.h"
#include "ui/plot/plot_style.h"

namespace ui {

constexpr std::size_t kMostZooms = 100;

MatrixView::Zoom MatrixView::zoom() const {
  const QCPRange x = m_plot->xAxis->range(), y = m_plot->yAxis->range();
  return {x.lower, x.upper, y.lower, y.upper};
}

void MatrixView::setZoom(const Zoom& zoom) {
  m_plot->xAxis->setRange(zoom.left, zoom.right);
  m_plot->yAxis->setRange(zoom.top, zoom.bottom);
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void MatrixView::resetZoom() {
  m_zooms.clear();
  if (m_matrix.pyramid) {
    setZoom({0, static_cast<double>(m_matrix.pyramid->columns()), 0, static_cast<double>(m_matrix.pyramid->rows())});
  }
}

void MatrixView::rememberZoom() {
  m_zooms.push_back(zoom());
  if (m_zooms.size() > kMostZooms) m_zooms.erase(m_zooms.begin());
}

void MatrixView::zoomOut() {
  if (m_zooms.empty()) return resetZoom();
  const Zoom before = m_zooms.back();
  m_zooms.pop_back();
  setZoom(before);
}

void MatrixView::keepInside() {
  if (m_bounding || !m_matrix.pyramid) return;
  m_bounding = true;
  const auto bound = [](QCPAxis* axis, int count) {
    QCPRange range = axis->range();
    const double least = std::min(4, count);
    if (range.size() < least) range = QCPRange(range.center() - least / 2, range.center() + least / 2);
    axis->setRange(range.size() >= count ? QCPRange(0, count) : range.bounded(0, count));
  };
  bound(m_plot->xAxis, m_matrix.pyramid->columns());
  bound(m_plot->yAxis, m_matrix.pyramid->rows());
  m_bounding = false;
  relabel();
  Q_EMIT viewChanged();
}

Cell MatrixView::cellAt(const QPointF& pixel) const {
  if (!m_matrix.pyramid || !m_plot->axisRect()->rect().contains(pixel.toPoint())) return kNoCell;
  const int column = static_cast<int>(std::floor(m_plot->xAxis->pixelToCoord(pixel.x())));
  const int row = static_cast<int>(std::floor(m_plot->yAxis->pixelToCoord(pixel.y())));
  const bool inside = column >= 0 && row >= 0 && column < m_matrix.pyramid->columns() && row < m_matrix.pyramid->rows();
  return inside ? Cell(column, row) : kNoCell;
}

QPointF MatrixView::centreOf(Cell cell) const {
  return {m_plot->xAxis->coordToPixel(cell.x() + 0.5), m_plot->yAxis->coordToPixel(cell.y() + 0.5)};
}

QRect MatrixView::plotArea() const { return m_plot->axisRect()->rect(); }

void MatrixView::moveCursor(Cell cell) {
  if (cell == m_cursor) return;
  setCursorCell(cell);
  Q_EMIT hovered(cell);
}

bool MatrixView::eventFilter(QObject* object, QEvent* event) {
  switch (event->type()) {
    case QEvent::Wheel:
      rememberZoom();
      break;
    case QEvent::Leave:
      moveCursor(kNoCell);
      break;
    case QEvent::MouseButtonDblClick:
      resetZoom();
      return true;
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
      onPointer(event);
      // Painting strokes must not move the view.
      return m_painting && static_cast<QMouseEvent*>(event)->modifiers() == Qt::NoModifier &&
             (static_cast<QMouseEvent*>(event)->buttons() & Qt::LeftButton) != 0;
    default:
      break;
  }
  return QWidget::eventFilter(object, event);
}

void MatrixView::onPointer(QEvent* event) {
  const auto* mouse = static_cast<const QMouseEvent*>(event);
  const Cell cell = cellAt(mouse->position());
  if (event->type() == QEvent::MouseButtonPress) {
    setFocus(Qt::MouseFocusReason);
    m_pressed = mouse->button() == Qt::LeftButton ? cell : kNoCell;
    m_pressedAt = mouse->position();
    if (m_painting && m_pressed != kNoCell) Q_EMIT painted(cell, true);
  } else if (event->type() == QEvent::MouseMove) {
    const bool stroke = m_painting && (mouse->buttons() & Qt::LeftButton) != 0 && cell != kNoCell && cell != m_cursor;
    moveCursor(cell);
    if (stroke) Q_EMIT painted(cell, false);
  } else {
    const bool click = (mouse->position() - m_pressedAt).manhattanLength() < 4;
    if (click && !m_painting && m_pressed != kNoCell) Q_EMIT pinned(m_pressed);
    m_pressed = kNoCell;
  }
}

// Esc and Backspace mean something here while there is a zoom to take back.
bool MatrixView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Backspace) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

void MatrixView::keyPressEvent(QKeyEvent* event) {
  if (!m_matrix.pyramid) return QWidget::keyPressEvent(event);
  Cell step(0, 0);
  switch (event->key()) {
    case Qt::Key_Left:
      step = {-1, 0};
      break;
    case Qt::Key_Right:
      step = {1, 0};
      break;
    case Qt::Key_Up:
      step = {0, -1};
      break;
    case Qt::Key_Down:
      step = {0, 1};
      break;
    case Qt::Key_Escape:
      return resetZoom();
    case Qt::Key_Backspace:
      return zoomOut();
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_cursor != kNoCell) Q_EMIT pinned(m_cursor);
      return;
    case Qt::Key_Space:
      if (m_painting && m_cursor != kNoCell) Q_EMIT painted(m_cursor, true);
      return;
    default:
      return QWidget::keyPressEvent(event);
  }
  const bool extends = (event->modifiers() & Qt::ShiftModifier) != 0;
  if (!extends) m_anchor = kNoCell;
  if (extends && m_anchor == kNoCell) m_anchor = m_cursor;
  const Cell to = m_cursor == kNoCell ? Cell(0, 0) : m_cursor + step;
  moveCursor({std::clamp(to.x(), 0, m_matrix.pyramid->columns() - 1), std::clamp(to.y(), 0, m_matrix.pyramid->rows() - 1)});
  if (extends && m_anchor != kNoCell) Q_EMIT extended(m_anchor, m_cursor);
}

void MatrixView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
      event->type() == QEvent::StyleChange)
    recolour();
}

void MatrixView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  matchScreen(m_plot);
  QWindow* handle = window()->windowHandle();
  if (handle == nullptr || handle == m_followed) return;
  m_followed = handle;
  connect(handle, &QWindow::screenChanged, this, [this] { matchScreen(m_plot); });
}

}  // namespace ui
