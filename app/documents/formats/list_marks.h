// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace documents {

// What stands before the items of nested lists: "- " or the item's number, indented.
class ListMarks {
 public:
  // Whether the next item is the first of an outermost list, which begins a paragraph.
  bool first() const { return m_lists.size() < 2 && (m_lists.empty() || m_lists.back().items == 0); }
  bool none() const { return m_lists.empty(); }

  void enter() { m_lists.push_back({}); }                                // with dashes
  void enter(unsigned number) { m_lists.push_back({true, number, 0}); }  // numbered, from `number` on
  void leave() {
    if (!m_lists.empty()) m_lists.pop_back();
  }

  std::string nextMark() {
    if (m_lists.empty()) return "- ";
    List& list = m_lists.back();
    ++list.items;
    const std::string indent(2 * (std::min<std::size_t>(m_lists.size(), 10) - 1), ' ');
    return indent + (list.numbered ? std::to_string(list.number++) + ". " : "- ");
  }

 private:
  struct List {
    bool numbered = false;
    unsigned number = 1;
    std::size_t items = 0;
  };
  std::vector<List> m_lists;
};

}  // namespace documents
