// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/text_builder.h"

#include <algorithm>

#include "engine/error.h"

namespace documents {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

bool sameSource(const Place& last, const Place& next) {
  const bool exact = last.source.end - last.source.begin == last.text.end - last.text.begin &&
                     next.source.end - next.source.begin == next.text.end - next.text.begin;
  return exact && last.source.end > last.source.begin && next.source.end > next.source.begin &&
         next.source.begin - last.source.end == next.text.begin - last.text.end && last.paragraph == next.paragraph;
}

bool sameParagraph(const Place& last, const Place& next) {
  return last.source == next.source && last.paragraph >= 0 && last.paragraph == next.paragraph;
}

}  // namespace

void TextBuilder::separate(Separator separator) {
  if (separator > Separator::Tab) m_tabs = 0;
  m_separator = std::max(m_separator, separator);
}

void TextBuilder::tab() {
  // At the beginning of a line too: an empty first cell keeps the columns of its row in their places.
  if (m_separator < Separator::Tab) m_separator = Separator::Tab;
  ++m_tabs;
}

void TextBuilder::writeSeparator() {
  if (!m_text.empty()) {
    if (m_separator == Separator::Paragraph) m_text += "\n\n";
    if (m_separator == Separator::Line) m_text += '\n';
    if (m_separator == Separator::Space) m_text += ' ';
    m_text.append(m_tabs, '\t');
  }
  m_separator = Separator::None;
  m_tabs = 0;
}

void TextBuilder::append(std::string_view piece, Place from) {
  if (piece.empty()) return;
  writeSeparator();
  from.text.begin = static_cast<std::int64_t>(m_text.size());
  m_text += piece;
  from.text.end = static_cast<std::int64_t>(m_text.size());
  if (from.text.end > m_mostBytes) {
    throw engine::Error("The document holds more than " + std::to_string(m_mostBytes >> 20) +
                        " MiB of text, the most that is read.");
  }
  addPlace(from);
}

void TextBuilder::addPlace(Place place) {
  if (place.source.end == place.source.begin && place.page == 0 && place.paragraph < 0) return;
  if (!m_places.empty() && (sameSource(m_places.back(), place) || sameParagraph(m_places.back(), place))) {
    m_places.back().text.end = place.text.end;
    m_places.back().source.end = place.source.end;
    return;
  }
  m_places.push_back(place);
}

void TextBuilder::appendWords(std::string_view piece, const Place& from) {
  const bool exact = from.source.end - from.source.begin == static_cast<std::int64_t>(piece.size());
  for (std::size_t at = 0; at < piece.size();) {
    if (kBlanks.find(piece[at]) != std::string_view::npos) {
      space();
      ++at;
    } else if (piece.substr(at).starts_with(kSoftHyphen)) {
      at += kSoftHyphen.size();
    } else {
      const std::string_view run = piece.substr(at, piece.find_first_of(kBlanks, at) - at);
      const std::size_t end = at + std::min(run.find(kSoftHyphen), run.size());
      Place word = from;
      if (exact)
        word.source = {from.source.begin + static_cast<std::int64_t>(at),
                       from.source.begin + static_cast<std::int64_t>(end)};
      append(piece.substr(at, end - at), word);
      at = end;
    }
  }
}

void TextBuilder::finish(ImportedDocument& document) {
  document.text = std::move(m_text);
  document.places = std::move(m_places);
}

}  // namespace documents
