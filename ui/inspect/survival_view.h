// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/values/survival.h"
#include "ui/inspect/inspected.h"

class QLabel;

namespace ui {

class ChartFigure;
class Selection;
class TokenText;

// What survived: a segment told again from its memory alone, beside the source. Tokens that were told again are marked;
// the chart shows how likely each was with the memory and without it.
class SurvivalView : public QWidget {
  Q_OBJECT

 public:
  explicit SurvivalView(Selection* selection, QWidget* parent = nullptr);

  void setSegment(const InspectedSegment& segment);
  void setSurvival(const engine::Survival& survival);

  TokenText* text() const { return m_text; }
  ChartFigure* figure() const { return m_figure; }
  QString summary() const;
  QString told() const;

 private:
  void followSelection();

  Selection* m_selection;
  InspectedSegment m_segment;
  QLabel* m_summary;
  TokenText* m_text;
  QLabel* m_told;
  ChartFigure* m_figure;
};

}  // namespace ui
