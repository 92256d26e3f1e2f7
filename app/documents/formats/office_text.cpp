// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/office_text.h"

#include <utility>

namespace documents {

void OfficeText::beginParagraph() {
  ++m_paragraph;
  m_mark.clear();
  endParagraph();
}

// Text may follow: of the paragraph around a text box.
void OfficeText::endParagraph() {
  if (m_tableDepth > 0) {
    m_builder.space();
  } else if (std::exchange(m_open, false)) {
    m_builder.line();  // until the next paragraph with text says how far it is away
  }
}

// Now that the paragraph has text it is known whether it is an item: items follow each other line by line.
void OfficeText::writeMark() {
  if (m_open || m_tableDepth > 0) return;
  m_open = true;
  const bool item = !m_mark.empty();
  const bool nextItem = std::exchange(m_afterItem, item) && item;
  nextItem ? m_builder.line() : m_builder.paragraph();
  m_builder.append(m_mark);
}

Place OfficeText::place() const {
  Place place;
  place.paragraph = m_paragraph;
  return place;
}

void OfficeText::words(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n\f\v") != std::string_view::npos) writeMark();
  m_builder.appendWords(text, place());
}

void OfficeText::verbatim(std::string_view text) {
  writeMark();
  m_builder.append(text, place());
}

void OfficeText::beginTable() {
  if (m_tableDepth++ == 0) m_builder.paragraph();
}

void OfficeText::endTable() {
  if (m_tableDepth > 0 && --m_tableDepth == 0) {
    m_builder.paragraph();
    m_open = false;
    m_afterItem = false;
  }
}

void OfficeText::beginRow() {
  if (m_tableDepth == 1) m_builder.line();
  if (m_tableDepth == 1) m_cellsOfRow = 0;
}

void OfficeText::beginCell() {
  if (m_tableDepth > 1) return m_builder.space();
  if (m_cellsOfRow++ > 0) m_builder.tab();
}

}  // namespace documents
