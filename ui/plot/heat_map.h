// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <memory>

#include "ui/plot/tile_pyramid.h"

namespace ui {

// A matrix in a QCustomPlot: cell (row, column) covers [column, column + 1) × [row, row + 1) of its axes. Paints only
// the visible tiles of the level whose cells are at least a pixel wide, from a pyramid it does not copy.
class HeatMap : public QCPAbstractPlottable {
  Q_OBJECT

 public:
  HeatMap(QCPAxis* columns, QCPAxis* rows);

  void setPyramid(std::shared_ptr<const TilePyramid> pyramid) { m_pyramid = std::move(pyramid); }
  const TilePyramid* pyramid() const { return m_pyramid.get(); }
  void setColours(const QList<QRgb>& colours) { m_colours = colours; }  // one a code, 256
  void setPooling(Pooling pooling) { m_pooling = pooling; }
  void setGridLine(const QColor& colour) { m_gridLine = colour; }

  int shownLevel() const;  // at this zoom; 0: cells as they are

  double selectTest(const QPointF& place, bool onlySelectable, QVariant* details) const override;
  QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
  QCPRange getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const override;

 protected:
  void draw(QCPPainter* painter) override;
  void drawLegendIcon(QCPPainter* painter, const QRectF& area) const override;

 private:
  QRectF area(const QRect& cells, int level) const;  // in pixels
  QRect visibleCells(int level) const;
  void drawTile(QCPPainter* painter, const QRect& cells, int level) const;
  void drawGrid(QCPPainter* painter) const;

  std::shared_ptr<const TilePyramid> m_pyramid;
  QList<QRgb> m_colours;
  Pooling m_pooling = Pooling::Largest;
  QColor m_gridLine{0, 0, 0, 40};
};

}  // namespace ui
