// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/documents/imported_document.h"
#include "app/documents/text_builder.h"

// From words with places on pages to lines, tables and paragraphs. Knows nothing of PDF: only where words stand.
// Which of two words is read first is the caller's order; it is kept, but for tables, which are read row by row.
namespace documents {

struct PageWord {
  std::string text;
  Box box;                  // on the page
  Box frame;                // the same, turned so that its text runs from left to right
  int turns = 0;            // quarter turns of its text
  bool spaceAfter = false;  // a space follows it on its line
};

struct Page {
  PageSize size;
  std::vector<PageWord> words;
};

// Consecutive words on one line, without a gap that a tab or a column would make.
struct PageLine {
  std::vector<const PageWord*> words;
  Box frame;
  int page = 0;  // from 0
  int turns = 0;
  double height() const { return frame.height(); }
};

// What is read in one go: a line of running text, or a row of a table with its cells.
struct PageRow {
  std::vector<PageLine> cells;
  bool table = false;
  const PageLine& line() const { return cells.front(); }
};

// Bullets and numbers in front of a hanging text belong to its line.
std::vector<PageLine> linesOf(const Page& page, int number);

// Brings lines that stand beside each other in aligned columns of short texts, wherever they come in the order,
// together as the rows of a table.
std::vector<PageRow> rowsOf(std::vector<PageLine> lines);

// Takes out what is printed in the same place of many pages: a running header from its second page on, and page
// numbers. What is left out is told in a sentence each.
std::vector<std::string> removeRunningLines(std::vector<std::vector<PageRow>>& pages);

// Joins lines to paragraphs and words that were hyphenated at a line's end, and writes all to `builder`.
void writeParagraphs(const std::vector<std::vector<PageRow>>& pages, TextBuilder& builder);

bool onOneRow(const Box& a, const Box& b);          // share at least half of the lower one's height
std::string textOf(const PageLine& line);           // its words with their spaces
std::size_t hyphenLength(const std::string& word);  // bytes of a hyphen that ends it behind a letter; 0: none
bool isLeader(const std::string& word);             // ". . . ." between an entry and its page
bool hasLeader(const PageLine& line);
bool isListMark(const std::string& word);  // "•", "3.", "(a)"
Box joined(const Box& a, const Box& b);

}  // namespace documents
