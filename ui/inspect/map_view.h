// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "engine/values/memory_map.h"
#include "ui/inspect/inspected.h"

class QLabel;

namespace ui {

class HeadPicker;
class MatrixFigure;
class Selection;
class TokenText;

// The memory map: a row a memory token over the source tokens of its segment, of any layer and head or all together.
class MapView : public QWidget {
  Q_OBJECT

 public:
  explicit MapView(Selection* selection, QWidget* parent = nullptr);

  void setSegment(const InspectedSegment& segment);  // without attention yet
  void setAttention(const engine::AttentionView& attention);

  const engine::MemoryMap& map() const { return m_map; }
  MatrixFigure* figure() const { return m_figure; }
  HeadPicker* heads() const { return m_heads; }
  TokenText* text() const { return m_text; }

 private:
  void refresh();
  void followSelection();

  Selection* m_selection;
  InspectedSegment m_segment;
  engine::AttentionView m_attention;
  engine::MemoryMap m_map;
  MatrixFigure* m_figure;
  HeadPicker* m_heads;
  QLabel* m_row;  // numbers of the row that is looked at
  TokenText* m_text;
};

// Text colours for shares of the largest weight; nothing below a twentieth.
std::vector<QColor> weightColours(const std::vector<float>& weights, int hue, const QPalette& palette);

}  // namespace ui
