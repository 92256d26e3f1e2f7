// SPDX-License-Identifier: GPL-3.0-or-later
#include <md4c.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <utility>

#include "app/documents/formats/html_entity.h"
#include "app/documents/formats/importers.h"
#include "app/documents/formats/list_marks.h"
#include "app/documents/text_builder.h"
#include "engine/error.h"

namespace documents {
namespace {

// md4c's events, as text.
class MarkdownText {
 public:
  MarkdownText(std::string_view source, const ImportLimits& limits) : m_source(source), m_builder(limits) {}

  void enterBlock(MD_BLOCKTYPE type, void* detail) {
    if (type == MD_BLOCK_UL) m_lists.enter();
    if (type == MD_BLOCK_OL) m_lists.enter(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
    if (type == MD_BLOCK_H) m_titleIsOpen = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level == 1 && m_title.empty();
    if (type == MD_BLOCK_CODE) m_inCode = true;
    if (type == MD_BLOCK_LI) {
      m_lists.first() ? m_builder.paragraph() : m_builder.line();
      m_builder.append(m_lists.nextMark());
      m_markIsFresh = true;
    } else if (type == MD_BLOCK_TR) {
      m_builder.line();
      m_cell = 0;
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      if (m_cell++ > 0) m_builder.tab();
    } else if (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE || type == MD_BLOCK_TABLE) {
      if (!std::exchange(m_markIsFresh, false)) m_builder.paragraph();
    }
  }

  void leaveBlock(MD_BLOCKTYPE type) {
    m_titleIsOpen = false;
    m_inCode = false;
    if (type == MD_BLOCK_LI) m_markIsFresh = false;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) m_lists.leave();
    const bool block = type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE || type == MD_BLOCK_TABLE;
    const bool outermostList = (type == MD_BLOCK_UL || type == MD_BLOCK_OL) && m_lists.none();
    if ((block && m_lists.none()) || outermostList) m_builder.paragraph();
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) return;
    if (type == MD_TEXT_BR) return m_builder.line();
    if (type == MD_TEXT_SOFTBR) return m_builder.space();
    if (type == MD_TEXT_NULLCHAR) return;
    m_markIsFresh = false;
    if (m_inCode) return code(text);
    if (type == MD_TEXT_ENTITY) return add(decodedEntity(text), placeOf(text));
    add(text, placeOf(text));
  }

  ImportedDocument finish() {
    ImportedDocument document;
    document.kind = DocumentKind::Markdown;
    document.title = m_title;
    m_builder.finish(document);
    return document;
  }

 private:
  // Words of a paragraph lose no blank at the borders of the pieces that md4c cuts it into.
  void add(std::string_view text, const Place& from) {
    if (m_titleIsOpen) m_title += text;
    m_builder.appendWords(text, from);
  }

  // Code keeps its lines and its indentation.
  void code(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      m_builder.append(text.substr(at, end - at), placeOf(text.substr(at, end - at)));
      if (end < text.size()) m_builder.line();
      at = end + 1;
    }
  }

  // md4c hands out pieces of the source itself, but for line ends and the like of its own.
  Place placeOf(std::string_view piece) const {
    Place place;
    const std::less<const char*> before;
    if (before(piece.data(), m_source.data()) || before(m_source.data() + m_source.size(), piece.data())) return place;
    place.source.begin = piece.data() - m_source.data();
    place.source.end = place.source.begin + static_cast<std::int64_t>(piece.size());
    return place;
  }

  std::string_view m_source;
  TextBuilder m_builder;
  ListMarks m_lists;
  std::string m_title;
  bool m_titleIsOpen = false;
  bool m_inCode = false;
  bool m_markIsFresh = false;  // the item's first block goes on behind its mark
  int m_cell = 0;
};

// A callback of md4c around `event`: an exception may not pass through C, so it is kept until md4c has returned.
struct Parse {
  MarkdownText text;
  std::exception_ptr failure;

  template <class Event>
  static int guarded(void* self, const Event& event) {
    auto& parse = *static_cast<Parse*>(self);
    try {
      event(parse.text);
      return 0;
    } catch (...) {
      parse.failure = std::current_exception();
      return 1;
    }
  }
};

MD_PARSER parserCallbacks() {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTMLBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return Parse::guarded(self, [&](MarkdownText& text) { text.enterBlock(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return Parse::guarded(self, [&](MarkdownText& text) { text.leaveBlock(type); });
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    return Parse::guarded(self, [&](MarkdownText& to) { to.text(type, {text, size}); });
  };
  return parser;
}

// Front matter: lines between two lines "---" at the very beginning. 0: there is none.
std::size_t frontMatterLength(std::string_view text) {
  if (!text.starts_with("---\n")) return 0;
  const std::size_t end = text.find("\n---\n", 3);
  return end == std::string_view::npos ? 0 : end + 5;
}

// The value of its line "title:", without quotation marks.
std::string frontMatterTitle(std::string_view matter) {
  const std::size_t key = matter.find("\ntitle:");
  if (key == std::string_view::npos) return {};
  std::string_view value = matter.substr(key + 7, matter.find('\n', key + 1) - key - 7);
  const std::size_t begin = value.find_first_not_of(" \t\"'");
  const std::size_t end = value.find_last_not_of(" \t\"'");
  return begin == std::string_view::npos ? std::string() : std::string(value.substr(begin, end - begin + 1));
}

}  // namespace

ImportedDocument importMarkdown(const DecodedText& source, const ImportLimits& limits) {
  const std::string_view text = source.text;
  const std::size_t matter = frontMatterLength(text);
  const std::string title = frontMatterTitle(text.substr(0, matter));
  Parse parse{MarkdownText(text, limits), nullptr};
  const MD_PARSER callbacks = parserCallbacks();
  const std::string_view body = text.substr(matter);
  const int status = md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &callbacks, &parse);
  if (parse.failure) std::rethrow_exception(parse.failure);
  if (status != 0) throw engine::Error("There is not enough memory to read the Markdown file.");
  ImportedDocument document = parse.text.finish();
  if (!title.empty()) document.title = title;
  return document;
}

}  // namespace documents
