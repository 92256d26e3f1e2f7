// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/heat_map.h"

#include <algorithm>
#include <cmath>

namespace ui {

constexpr double kGridFrom = 9;  // pixels a cell

HeatMap::HeatMap(QCPAxis* columns, QCPAxis* rows) : QCPAbstractPlottable(columns, rows) { setSelectable(QCP::stNone); }

double HeatMap::selectTest(const QPointF& place, bool onlySelectable, QVariant* details) const {
  Q_UNUSED(place)
  Q_UNUSED(onlySelectable)
  Q_UNUSED(details)
  return -1;  // cells are chosen by MatrixView
}

QCPRange HeatMap::getKeyRange(bool& found, QCP::SignDomain domain) const {
  Q_UNUSED(domain)
  found = m_pyramid != nullptr;
  return found ? QCPRange(0, m_pyramid->columns()) : QCPRange();
}

QCPRange HeatMap::getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const {
  Q_UNUSED(domain)
  Q_UNUSED(keys)
  found = m_pyramid != nullptr;
  return found ? QCPRange(0, m_pyramid->rows()) : QCPRange();
}

int HeatMap::shownLevel() const {
  if (!m_pyramid) return 0;
  const auto pixels = [](const QCPAxis* axis) { return std::abs(axis->coordToPixel(1) - axis->coordToPixel(0)); };
  const double cell = std::min(pixels(keyAxis()), pixels(valueAxis())) * mParentPlot->bufferDevicePixelRatio();
  const int level = cell >= 1 ? 0 : static_cast<int>(std::ceil(-std::log2(std::max(cell, 1e-6)) - 1e-9));
  return std::min(level, m_pyramid->levels() - 1);
}

QRectF HeatMap::area(const QRect& cells, int level) const {
  const double size = std::ldexp(1.0, level);
  const double ratio = mParentPlot->bufferDevicePixelRatio();
  const auto snapped = [ratio](double pixel) { return std::round(pixel * ratio) / ratio; };
  const double left = snapped(keyAxis()->coordToPixel(cells.x() * size));
  const double right = snapped(keyAxis()->coordToPixel((cells.x() + cells.width()) * size));
  const double top = snapped(valueAxis()->coordToPixel(cells.y() * size));
  const double bottom = snapped(valueAxis()->coordToPixel((cells.y() + cells.height()) * size));
  return QRectF(QPointF(left, top), QPointF(right, bottom)).normalized();
}

QRect HeatMap::visibleCells(int level) const {
  const double size = std::ldexp(1.0, level);
  const QSize all = m_pyramid->sizeOf(level);
  const auto span = [size](const QCPRange& range, int count) {
    const int begin = std::clamp(static_cast<int>(std::floor(range.lower / size)), 0, count);
    const int end = std::clamp(static_cast<int>(std::ceil(range.upper / size)), begin, count);
    return std::pair(begin, end - begin);
  };
  const auto [x, width] = span(keyAxis()->range(), all.width());
  const auto [y, height] = span(valueAxis()->range(), all.height());
  return {x, y, width, height};
}

void HeatMap::draw(QCPPainter* painter) {
  if (!m_pyramid || m_colours.size() != 256) return;
  const int level = shownLevel();
  const QRect visible = visibleCells(level);
  if (visible.isEmpty()) return;
  painter->save();
  painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
  // The last cells of a level may stand for less than their size.
  painter->setClipRect(area({0, 0, m_pyramid->columns(), m_pyramid->rows()}, 0), Qt::IntersectClip);
  constexpr int kTile = TilePyramid::kTile;
  for (int y = visible.top() / kTile * kTile; y <= visible.bottom(); y += kTile) {
    for (int x = visible.left() / kTile * kTile; x <= visible.right(); x += kTile) {
      drawTile(painter, QRect(x, y, kTile, kTile).intersected(visible), level);
    }
  }
  painter->restore();
  drawGrid(painter);
}

void HeatMap::drawTile(QCPPainter* painter, const QRect& cells, int level) const {
  QImage tile = m_pyramid->view(m_pooling, level, cells);
  tile.setColorTable(m_colours);
  painter->drawImage(area(cells, level), tile, QRectF(0, 0, cells.width(), cells.height()));
}

void HeatMap::drawGrid(QCPPainter* painter) const {
  const QRect visible = visibleCells(0);
  const QRectF whole = area(visible, 0);
  if (visible.isEmpty() || whole.width() / visible.width() < kGridFrom || whole.height() / visible.height() < kGridFrom)
    return;
  painter->setPen(QPen(m_gridLine, 0));
  for (int x = visible.left(); x <= visible.right() + 1; ++x) {
    const double pixel = area({x, visible.top(), 1, 1}, 0).left();
    painter->drawLine(QLineF(pixel, whole.top(), pixel, whole.bottom()));
  }
  for (int y = visible.top(); y <= visible.bottom() + 1; ++y) {
    const double pixel = area({visible.left(), y, 1, 1}, 0).top();
    painter->drawLine(QLineF(whole.left(), pixel, whole.right(), pixel));
  }
}

void HeatMap::drawLegendIcon(QCPPainter* painter, const QRectF& area) const {
  if (m_colours.size() == 256) painter->fillRect(area, QColor::fromRgb(m_colours.at(200)));
}

}  // namespace ui
