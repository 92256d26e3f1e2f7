// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/documents/imported_document.h"

namespace documents {

// Puts a document's text together from pieces. Separators between pieces are only noted, and written before the next
// piece: the strongest counts, and the text begins and ends without one.
// Errors: more text than `limits` allow.
class TextBuilder {
 public:
  explicit TextBuilder(const ImportLimits& limits) : m_mostBytes(limits.textBytes) {}

  void space() { separate(Separator::Space); }
  void tab();  // the next cell of a row; empty cells count
  void line() { separate(Separator::Line); }
  void paragraph() { separate(Separator::Paragraph); }

  // A piece as it is. `from` tells its place; its `text` is filled in. Without a place the piece is our own addition.
  void append(std::string_view piece, Place from);
  void append(std::string_view piece) { append(piece, Place()); }

  // Running text: white space of any length separates words, and soft hyphens go. When `from.source` is as long as the
  // piece, it is taken to be the same bytes.
  void appendWords(std::string_view piece, const Place& from);

  bool empty() const { return m_text.empty(); }
  const std::string& text() const { return m_text; }

  // Hands text and places over.
  void finish(ImportedDocument& document);

 private:
  enum class Separator { None, Space, Tab, Line, Paragraph };
  void separate(Separator separator);
  void writeSeparator();
  void addPlace(Place place);

  std::int64_t m_mostBytes;
  std::string m_text;
  std::vector<Place> m_places;
  Separator m_separator = Separator::None;
  std::size_t m_tabs = 0;
};

}  // namespace documents
