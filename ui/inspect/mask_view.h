// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QUndoStack>
#include <QWidget>
#include <optional>

#include "engine/values/influence.h"
#include "ui/inspect/mask_design.h"
#include "ui/inspect/mask_kinds.h"

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class BorderStrip;
class MaskControls;
class MatrixFigure;
class ReachView;
class Selection;

// The Mask Studio: who may look at whom while a segment is compressed, to be designed and put on the model.
class MaskView : public QWidget {
  Q_OBJECT

 public:
  explicit MaskView(Selection* selection, QWidget* parent = nullptr);

  void setTools(const MaskTools& tools) { m_tools = tools; }
  void setModel(const InspectedModel& model);
  void setSegment(const InspectedSegment& segment);
  void setDesign(const MaskDesign& design);  // forgets what could be undone
  void setInfluence(const std::optional<engine::Influence>& influence);
  void setUsed(const QString& mask);  // the one the model uses; empty: its own

  const MaskDesign& design() const { return m_design; }
  const DesignedMask& mask() const { return m_mask; }
  QUndoStack* undoStack() { return &m_undo; }
  MatrixFigure* figure() const { return m_figure; }
  MaskControls* controls() const { return m_controls; }
  BorderStrip* borders() const { return m_borders; }
  ReachView* reach() const { return m_reach; }
  QString costs() const;
  int memoryCount() const;  // of the designed mask

 public Q_SLOTS:
  void play(bool on);  // the memory tokens, one after the other
  void useOnModel();
  void useOwnMask();
  void save();
  void clearPainted();

 Q_SIGNALS:
  void maskChosen(const engine::MaskChoice& mask, double ratio);  // for the next questions
  void ownMaskChosen();
  void saveRequested(const engine::MaskChoice& mask);
  void playing(bool on);

 private:
  QWidget* makeSide();
  QWidget* makeMiddle();
  void connectParts();
  void change(const MaskDesign& design, const QString& what, int stroke = -1);
  void show(const MaskDesign& design);
  void refresh();
  void paintCell(QPoint cell, bool first);
  void followSelection();
  void pointAtRow(int row);

  Selection* m_selection;
  MaskTools m_tools;
  InspectedModel m_model;
  InspectedSegment m_segment;
  MaskDesign m_design;
  DesignedMask m_mask;
  QUndoStack m_undo;
  QTimer m_play;
  int m_stroke = 0;
  bool m_showing = true;  // what a paint stroke sets

  MaskControls* m_controls;
  QComboBox* m_other;
  QComboBox* m_comparison;
  QToolButton* m_paint;
  QLabel* m_costs;
  QLabel* m_used;
  QPushButton* m_use;
  QPushButton* m_own;
  MatrixFigure* m_figure;
  BorderStrip* m_borders;
  QLabel* m_legend;
  ReachView* m_reach;
};

}  // namespace ui
