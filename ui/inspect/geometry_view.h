// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/values/memory_geometry.h"
#include "ui/inspect/inspected.h"

class QTreeWidget;

namespace ui {

class ChartFigure;
class Selection;

// Where the memory tokens lie: their norms, the words nearest to them, and a map of all of them (PCA).
class GeometryView : public QWidget {
  Q_OBJECT

 public:
  explicit GeometryView(Selection* selection, QWidget* parent = nullptr);

  void setSegment(const InspectedSegment& segment);  // the one that the selection speaks of
  void setWaiting(const QString& why);
  void setGeometryOf(const engine::MemoryGeometry& geometry);  // of the whole memory

  ChartFigure* norms() const { return m_norms; }
  ChartFigure* map() const { return m_map; }
  QTreeWidget* nearest() const { return m_nearest; }

 private:
  void point(int memory);
  void followSelection();

  Selection* m_selection;
  InspectedSegment m_segment;
  ChartFigure* m_norms;
  ChartFigure* m_map;
  QTreeWidget* m_nearest;
};

}  // namespace ui
