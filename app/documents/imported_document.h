// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/values/memory.h"

namespace documents {

enum class DocumentKind { Text, Markdown, Html, Pdf, Docx, Odt };

// Units: points (1/72 inch), from the upper left corner of the page as it is shown, downwards.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  bool operator==(const Box&) const = default;
};

struct PageSize {
  double width = 0;
  double height = 0;
};

// Where a piece of the text stands in the file. What does not apply to the kind of document keeps its default.
struct Place {
  engine::ByteRange text;    // of ImportedDocument::text, never empty
  engine::ByteRange source;  // text, Markdown, HTML: bytes of the file; every character as long as every other
  int page = 0;              // PDF: from 1
  Box box;                   // PDF: a word on that page
  int paragraph = -1;        // Word, OpenDocument: paragraphs and cells from 0, notes last
  bool operator==(const Place&) const = default;
};

// A document read from a file, whatever its format: the text a reader sees, and where every piece of it came from.
// Paragraphs end with an empty line; rows of tables, items of lists and lines that were broken on purpose with a line
// end; the cells of a row are separated by tabs. The text is UTF-8, and neither empty nor blank.
struct ImportedDocument {
  std::string name;   // the file's, without folders
  std::string title;  // the document's own, or the file's name without extension
  DocumentKind kind = DocumentKind::Text;
  std::string encoding;  // text, Markdown, HTML: "UTF-8", "windows-1252", …
  std::string text;
  std::vector<Place> places;          // in the order of the text; spaces and line ends between them have no place
  std::vector<PageSize> pages;        // PDF
  std::vector<std::string> warnings;  // sentences the user must see: what was guessed, replaced or left out
};

// What an importer refuses to go beyond, so that a hostile file cannot fill memory or disk.
struct ImportLimits {
  std::int64_t fileBytes = std::int64_t{512} << 20;
  std::int64_t textBytes = std::int64_t{512} << 20;
  std::int64_t expandedBytes = std::int64_t{256} << 20;  // of one part of a Word or OpenDocument file
  std::int64_t expansion = 250;                          // times its packed size, for parts above a megabyte
  std::int64_t archiveEntries = 20'000;
  std::int64_t depth = 2'000;  // nested elements of an HTML page
  int pages = 50'000;
};

}  // namespace documents
