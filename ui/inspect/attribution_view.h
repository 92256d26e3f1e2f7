// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "engine/values/attribution.h"
#include "engine/values/influence.h"
#include "ui/inspect/inspected.h"

class QComboBox;

namespace ui {

class MatrixFigure;
class Selection;
class TokenText;

// What the answer hangs on, by one of several methods, each with what it does not prove: a row a part of what was read
// over the tokens of the answer. And, without an answer, which memory tokens move when a piece of the text changes.
class AttributionView : public QWidget {
  Q_OBJECT

 public:
  explicit AttributionView(Selection* selection, QWidget* parent = nullptr);

  enum class Method { LeaveOneOut, GradientTimesInput, Rollout, Influence };
  Method method() const;
  engine::AttributionUnit unit() const;
  void choose(Method method, engine::AttributionUnit unit = engine::AttributionUnit::MemoryToken);

  void setSegment(const InspectedSegment& segment);
  void setWaiting(const QString& why);
  // `document`: the whole text of every document of the memory; `tokens`: of the answer.
  void setAttribution(const engine::Attribution& attribution, const std::vector<engine::DocumentText>& documents,
                      const QStringList& tokens);
  void setInfluence(const engine::Influence& influence);

  MatrixFigure* figure() const { return m_figure; }
  TokenText* text() const { return m_text; }

 Q_SIGNALS:
  void requested();  // another method or unit

 private:
  void ask();
  void colourText();

  Selection* m_selection;
  InspectedSegment m_segment;
  std::optional<engine::Attribution> m_attribution;
  QComboBox* m_method;
  QComboBox* m_unit;
  MatrixFigure* m_figure;
  TokenText* m_text;
};

}  // namespace ui
