// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/html_text.h"

#include <algorithm>
#include <utility>

#include "engine/error.h"

namespace documents {

void HtmlText::enter(const HtmlElement& element) {
  if (++m_depth > m_mostDepth) {
    throw engine::Error("The HTML file nests elements more than " + std::to_string(m_mostDepth) +
                        " deep, the most that is read.");
  }
  const HtmlRole role = roleOf(element.name);
  if (m_hidden > 0 || ((element.concealed || role == HtmlRole::Hidden) && !isVoid(element.name))) {
    ++m_hidden;
    return;
  }
  enterRole(role, element.start);
}

void HtmlText::leave(std::string_view element) {
  m_depth = std::max<std::int64_t>(0, m_depth - 1);
  if (m_hidden > 0) {
    --m_hidden;
  } else {
    leaveRole(roleOf(element));
  }
}

// Inside a cell everything is one line; behind the mark of an item its first block goes on.
void HtmlText::separateBlock() {
  if (m_markIsFresh) return;
  m_cellDepth > 0 ? m_builder.space() : m_lists.none() ? m_builder.paragraph() : m_builder.line();
}

void HtmlText::enterItem() {
  if (m_cellDepth > 0) return m_builder.space();
  m_lists.first() ? m_builder.paragraph() : m_builder.line();
  m_builder.append(m_lists.nextMark());
  m_markIsFresh = true;
}

void HtmlText::enterRole(HtmlRole role, unsigned start) {
  switch (role) {
    case HtmlRole::Title:
      m_inTitle = m_title.empty();
      return;
    case HtmlRole::Break:
      if (!m_markIsFresh) m_cellDepth > 0 ? m_builder.space() : m_builder.line();
      return;
    case HtmlRole::List:
      return m_lists.enter();
    case HtmlRole::NumberedList:
      return m_lists.enter(start);
    case HtmlRole::Item:
      return enterItem();
    case HtmlRole::Row:
      if (m_cellDepth == 0) m_builder.line();
      m_cellsOfRow = 0;
      return;
    case HtmlRole::Cell:
      if (m_cellDepth++ > 0) return m_builder.space();
      if (m_cellsOfRow++ > 0) m_builder.tab();
      return;
    case HtmlRole::Preformatted:
      ++m_preformatted;
      return separateBlock();
    case HtmlRole::Block:
      return separateBlock();
    case HtmlRole::Inline:
    case HtmlRole::Hidden:
      return;
  }
}

void HtmlText::leaveRole(HtmlRole role) {
  if (role == HtmlRole::Title) m_inTitle = false;
  if (role == HtmlRole::Cell) m_cellDepth = std::max(0, m_cellDepth - 1);
  if (role == HtmlRole::Item) m_markIsFresh = false;
  if (role == HtmlRole::Preformatted) m_preformatted = std::max(0, m_preformatted - 1);
  if (role == HtmlRole::List || role == HtmlRole::NumberedList) {
    m_lists.leave();
    if (m_lists.none()) separateBlock();
  }
  if (role == HtmlRole::Block || role == HtmlRole::Preformatted) separateBlock();
}

void HtmlText::text(std::string_view text, const Place& from) {
  if (m_hidden > 0) return;
  if (m_inTitle) {
    m_title += text;
    return;
  }
  if (text.find_first_not_of(" \t\r\n\f\v") != std::string_view::npos) m_markIsFresh = false;
  if (m_preformatted > 0 && m_cellDepth == 0) return preformatted(text, from);
  if (!m_markIsFresh) m_builder.appendWords(text, from);
}

void HtmlText::preformatted(std::string_view text, const Place& from) {
  const bool exact = from.source.end - from.source.begin == static_cast<std::int64_t>(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Place line = from;
    if (exact) {
      line.source.begin = from.source.begin + static_cast<std::int64_t>(at);
      line.source.end = from.source.begin + static_cast<std::int64_t>(end);
    }
    m_builder.append(text.substr(at, end - at), line);
    if (end < text.size()) m_builder.line();
    at = end + 1;
  }
}

ImportedDocument HtmlText::finish() {
  ImportedDocument document;
  document.kind = DocumentKind::Html;
  for (std::size_t at = 0; (at = m_title.find_first_not_of(" \t\r\n\f\v", at)) != std::string::npos;) {
    const std::size_t end = std::min(m_title.find_first_of(" \t\r\n\f\v", at), m_title.size());
    if (!document.title.empty()) document.title += ' ';
    document.title.append(m_title, at, end - at);
    at = end;
  }
  m_builder.finish(document);
  return document;
}

}  // namespace documents
