// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/selection.h"

#include <algorithm>

namespace ui {

bool Selection::isSelected(const Place& place) const {
  return std::find(m_selected.begin(), m_selected.end(), place) != m_selected.end();
}

std::vector<int> Selection::selectedMemories() const {
  std::vector<int> memories;
  for (const Place& place : m_selected) {
    if (place.kind == Place::Kind::Memory) memories.push_back(place.index);
  }
  std::sort(memories.begin(), memories.end());
  return memories;
}

void Selection::setPrimary(const Place& place) {
  if (place == m_primary) return;
  m_primary = place;
  Q_EMIT changed();
}

void Selection::pin(const Place& place) {
  m_pinned = place == m_pinned ? Place{} : place;
  Q_EMIT changed();
}

void Selection::setSelected(const Place& place, bool selected) {
  if (isSelected(place) == selected) return;
  if (selected) {
    m_selected.push_back(place);
  } else {
    std::erase(m_selected, place);
  }
  Q_EMIT changed();
}

void Selection::clear() {
  m_primary = m_pinned = {};
  m_selected.clear();
  Q_EMIT changed();
}

}  // namespace ui
