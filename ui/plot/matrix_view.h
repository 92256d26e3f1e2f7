// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/plot/matrix.h"

class QCPAxis;
class QCPColorScale;
class QCPItemRect;
class QCPLayer;
class QCustomPlot;

namespace ui {

class HeatMap;

// A matrix that can be looked at closely: the wheel zooms where the pointer is, dragging moves, Backspace takes one zoom
// back, Esc all of them. Arrows move the cursor (with Shift they extend a selection), Enter pins its cell, as a click
// does.
class MatrixView : public QWidget {
  Q_OBJECT

 public:
  explicit MatrixView(const QString& name, QWidget* parent = nullptr);

  void setMatrix(const Matrix& matrix);  // the zoom stays where the size does
  const Matrix& matrix() const { return m_matrix; }
  bool isEmpty() const { return !m_matrix.pyramid; }

  void setColourMap(ColourMap map);
  ColourMap colourMap() const;                             // Diverging for values of both signs
  void setKindColours(const QList<QColor>& colours);       // of CellScale::Kind
  void setRange(const std::optional<ColourRange>& range);  // locked; none: a robust one for every matrix
  ColourRange range() const;
  void setPooling(Pooling pooling);
  Pooling pooling() const { return m_pooling; }
  QString poolingText() const;  // what a cell on the screen is: "largest of 4 × 4 cells"

  Cell cursorCell() const { return m_cursor; }
  void setCursorCell(Cell cell);  // the cross-hair, without a signal
  QString describe(Cell cell) const;
  // Rows and columns to be marked, in the accent colour.
  void setMarks(const std::vector<int>& rows, const std::vector<int>& columns);

  void setPainting(bool painting) { m_painting = painting; }  // dragging paints instead of moving
  void resetZoom();
  void zoomOut();  // one step

  QCustomPlot* plot() const { return m_plot; }
  HeatMap* heatMap() const { return m_map; }
  Cell cellAt(const QPointF& pixel) const;  // in the plot
  QPointF centreOf(Cell cell) const;
  QRect plotArea() const;  // of the cells, in the plot

  QSize sizeHint() const override { return {480, 420}; }
  QSize minimumSizeHint() const override { return {220, 180}; }

 Q_SIGNALS:
  void hovered(QPoint cell);  // pointer or keys; {−1, −1}: left
  void pinned(QPoint cell);
  void extended(QPoint from, QPoint to);
  void painted(QPoint cell, bool first);  // with setPainting(); first: of this stroke
  void viewChanged();                     // zoom, colours or pooling

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Zoom {
    double left, right, top, bottom;
  };
  void build();
  void recolour();
  void relabel();
  void labelAxis(QCPAxis* axis, int count, const std::function<QString(int)>& label) const;
  void keepInside();
  void rememberZoom();
  Zoom zoom() const;
  void setZoom(const Zoom& zoom);
  void onPointer(QEvent* event);
  void moveCursor(Cell cell);
  void placeCross();

  QCustomPlot* m_plot;
  HeatMap* m_map = nullptr;
  QCPColorScale* m_bar = nullptr;
  QCPLayer* m_crossLayer = nullptr;
  QCPItemRect* m_rowBand = nullptr;
  QCPItemRect* m_columnBand = nullptr;
  std::vector<QCPItemRect*> m_marks;
  Matrix m_matrix;
  std::optional<ColourMap> m_colourMap;
  QList<QColor> m_kindColours;
  std::optional<ColourRange> m_locked;
  Pooling m_pooling = Pooling::Largest;
  Cell m_cursor = kNoCell;
  Cell m_pressed = kNoCell;
  Cell m_anchor = kNoCell;  // where extending began
  const QWindow* m_followed = nullptr;
  QPointF m_pressedAt;
  bool m_painting = false;
  bool m_bounding = false;
  std::vector<Zoom> m_zooms;
};

}  // namespace ui
