// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/values/attention_view.h"

class QComboBox;

namespace ui {

class HeadPicker;
class MatrixFigure;

// The decoder's attention while it answered: a row a step over what it read; or every position over every position, of
// one layer and head.
class AttentionPane : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionPane(QWidget* parent = nullptr);

  void setWaiting(const QString& why);  // nothing to show yet
  void setSteps(const engine::AttentionView& attention);
  void setAll(const engine::AttentionView& attention);  // of the layer and head that were asked for
  bool wantsAll() const;

  MatrixFigure* figure() const { return m_figure; }
  HeadPicker* heads() const { return m_heads; }
  QComboBox* what() const { return m_what; }

 Q_SIGNALS:
  void allRequested(int layer, int head);

 private:
  void refresh();
  void show(const engine::AttentionView& attention, int layer, int head);

  engine::AttentionView m_steps;
  MatrixFigure* m_figure;
  HeadPicker* m_heads;
  QComboBox* m_what;
};

}  // namespace ui
