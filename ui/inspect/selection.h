// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

namespace ui {

// A token of the shown segment, or one of its memory tokens; indices count inside the segment.
struct Place {
  enum class Kind { None, Token, Memory };
  Kind kind = Kind::None;
  int index = -1;
  bool operator==(const Place&) const = default;
};

// What is looked at in Inspect, the same in every view: text, mask, map and charts. Primary: under the pointer or the
// cursor. Pinned: stays when the pointer leaves. Selected: chosen for something, such as being knocked out.
class Selection : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  const Place& primary() const { return m_primary; }
  const Place& pinned() const { return m_pinned; }
  const std::vector<Place>& selected() const { return m_selected; }
  // What views show: the primary place, else the pinned one.
  const Place& shown() const { return m_primary.kind != Place::Kind::None ? m_primary : m_pinned; }
  bool isSelected(const Place& place) const;
  std::vector<int> selectedMemories() const;  // ascending

 public Q_SLOTS:
  void setPrimary(const ui::Place& place);
  void pin(const ui::Place& place);  // the pinned one again: unpins
  void setSelected(const ui::Place& place, bool selected);
  void clear();

 Q_SIGNALS:
  void changed();

 private:
  Place m_primary, m_pinned;
  std::vector<Place> m_selected;
};

}  // namespace ui
