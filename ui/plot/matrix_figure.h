// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/figure.h"
#include "ui/plot/matrix.h"

class QMenu;

namespace ui {

class MatrixTable;
class MatrixView;

// A matrix as a figure: colours, pooling and a locked range are chosen in a menu beside its title.
class MatrixFigure : public Figure {
  Q_OBJECT

 public:
  explicit MatrixFigure(const QString& title, QWidget* parent = nullptr);

  void setMatrix(const Matrix& matrix);
  MatrixView* view() const { return m_view; }
  // What the caption says while no cell is pointed at; the pooling is said beside it.
  void setRestCaption(const QString& text);

 private:
  MatrixFigure(const QString& title, MatrixView* view, MatrixTable* table, QWidget* parent);
  QMenu* makeMenu();
  void refreshCaption();
  FigureNotes notes() const;

  MatrixView* m_view;
  MatrixTable* m_table;
  QString m_rest;
};

}  // namespace ui
