// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/documents/formats/html_elements.h"
#include "app/documents/formats/list_marks.h"
#include "app/documents/text_builder.h"

namespace documents {

struct HtmlElement {
  std::string_view name;
  bool concealed = false;  // an attribute says that a browser does not show it
  unsigned start = 1;      // number of a list's first item
};

// Turns the elements and the text of an HTML page, in order, into a document's text.
class HtmlText {
 public:
  explicit HtmlText(const ImportLimits& limits) : m_builder(limits), m_mostDepth(limits.depth) {}

  // Errors: elements nested deeper than the limits allow.
  void enter(const HtmlElement& element);
  void leave(std::string_view element);
  void text(std::string_view text, const Place& from);

  ImportedDocument finish();

 private:
  void enterItem();
  void enterRole(HtmlRole role, unsigned start);
  void leaveRole(HtmlRole role);
  void preformatted(std::string_view text, const Place& from);
  void separateBlock();

  TextBuilder m_builder;
  std::int64_t m_mostDepth;
  std::int64_t m_depth = 0;
  std::int64_t m_hidden = 0;  // depth inside the outermost hidden element, it included
  int m_preformatted = 0;
  int m_cellsOfRow = 0;
  int m_cellDepth = 0;  // blocks inside a cell are words of its row
  ListMarks m_lists;
  bool m_markIsFresh = false;  // nothing stands behind the mark of the item yet
  bool m_inTitle = false;
  std::string m_title;
};

}  // namespace documents
