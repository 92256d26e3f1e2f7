// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/matrix_table.h"

#include <QLocale>

namespace ui {

void MatrixTable::setMatrix(const Matrix& matrix) {
  beginResetModel();
  m_matrix = matrix;
  endResetModel();
}

int MatrixTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_matrix.pyramid ? 0 : m_matrix.pyramid->rows();
}

int MatrixTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_matrix.pyramid ? 0 : m_matrix.pyramid->columns();
}

QVariant MatrixTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) return {};
  const double value = m_matrix.value(index.row(), index.column());
  if (m_matrix.pyramid->scale() == CellScale::Kind) return m_matrix.kinds.value(static_cast<int>(value));
  return role == Qt::EditRole ? QVariant(value) : QVariant(QLocale().toString(value, 'g', 4));
}

QVariant MatrixTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole) return {};
  const auto& label = orientation == Qt::Horizontal ? m_matrix.columnLabel : m_matrix.rowLabel;
  return label ? label(section) : QString::number(section);
}

}  // namespace ui
