// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/value_table.h"

#include <QLocale>

namespace ui {

void ValueTable::setValues(const QStringList& head, std::vector<QVariantList> rows) {
  beginResetModel();
  m_head = head;
  m_rows = std::move(rows);
  endResetModel();
}

int ValueTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ValueTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_head.size());
}

QVariant ValueTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole)) return {};
  const QVariant value = m_rows[static_cast<std::size_t>(index.row())].value(index.column());
  const bool number = value.userType() == QMetaType::Double && role == Qt::DisplayRole;
  return number ? QVariant(QLocale().toString(value.toDouble(), 'g', 4)) : value;
}

QVariant ValueTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole) return {};
  return orientation == Qt::Horizontal ? QVariant(m_head.value(section)) : QVariant(section);
}

}  // namespace ui
