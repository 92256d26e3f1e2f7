// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/documents/formats/list_marks.h"
#include "app/documents/formats/xml_events.h"
#include "app/documents/text_builder.h"

namespace documents {

// What Word and OpenDocument texts have in common: paragraphs, some of them items of lists, in tables or not.
class OfficeText {
 public:
  explicit OfficeText(const ImportLimits& limits) : m_builder(limits) {}

  void beginParagraph();
  void endParagraph();
  void markItem(std::string mark) { m_mark = std::move(mark); }  // the paragraph begun last is an item of a list
  void words(std::string_view text);
  void verbatim(std::string_view text);  // blanks that are meant
  void tab() { m_tableDepth > 0 ? m_builder.space() : m_builder.tab(); }
  void lineBreak() { m_tableDepth > 0 ? m_builder.space() : m_builder.line(); }

  // A table inside a cell is words of that cell.
  void beginTable();
  void endTable();
  void beginRow();
  void beginCell();

  int paragraphs() const { return m_paragraph + 1; }
  TextBuilder& builder() { return m_builder; }

 private:
  Place place() const;
  void writeMark();

  TextBuilder m_builder;
  int m_paragraph = -1;
  int m_tableDepth = 0;
  int m_cellsOfRow = 0;
  bool m_open = false;       // the paragraph has text
  bool m_afterItem = false;  // the last paragraph with text was an item
  std::string m_mark;
};

// Skips elements with all that is in them. Call enter() for every start and leave() for every end, and ignore the event
// when it returns true.
class Skipping {
 public:
  bool enter(bool unwanted) {
    if (m_depth == 0 && !unwanted) return false;
    ++m_depth;
    return true;
  }
  bool leave() {
    if (m_depth == 0) return false;
    --m_depth;
    return true;
  }
  bool active() const { return m_depth > 0; }

 private:
  int m_depth = 0;
};

// The parts of a Word file that make its text; all but the first may be empty.
struct WordParts {
  std::string document;
  std::string styles;
  std::string footnotes;
  std::string endnotes;
};

// What is inside the archives, apart from them for the sake of the fuzzer. `name` is how errors call it.
ImportedDocument importWordXml(const WordParts& parts, const std::string& name, const ImportLimits& limits);
ImportedDocument importOpenDocumentXml(std::string_view content, const std::string& name, const ImportLimits& limits);

}  // namespace documents
