// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "app/documents/formats/office_text.h"

namespace documents {
namespace {

// Source: OpenDocument 1.3 part 3. Deleted text, comments, forms and the names of drawings are not the document's text.
constexpr std::string_view kUnwanted[] = {
    "tracked-changes", "annotation",       "annotation-end",   "forms",    "scripts", "desc", "sequence-decls",
    "variable-decls",  "user-field-decls", "automatic-styles", "ruby-text"};
constexpr int kMostBlanks = 1000;  // that one element may stand for

class OpenDocumentText {
 public:
  explicit OpenDocumentText(const ImportLimits& limits) : m_text(limits) {}

  XmlEvents events() {
    return {[this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); },
            [this](std::string_view name) { end(name); }, [this](std::string_view text) { words(text); }};
  }

  ImportedDocument finish() {
    m_text.beginParagraph();
    for (const std::string& note : m_notes) {
      m_text.words(note);
      m_text.beginParagraph();
    }
    ImportedDocument document;
    document.kind = DocumentKind::Odt;
    m_text.builder().finish(document);
    return document;
  }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    // The title of a drawing is nothing to read; the field of that name, inside a paragraph, is.
    const bool drawingTitle = name == "title" && !m_open.empty() && m_open.back() == "frame";
    m_open.emplace_back(name);
    const bool unwanted = std::find(std::begin(kUnwanted), std::end(kUnwanted), name) != std::end(kUnwanted);
    if (m_skipping.enter(unwanted || drawingTitle)) return;
    if (name == "note") m_notes.emplace_back();
    if (name == "note-citation") m_citationIsOpen = !m_notes.empty();
    if (name == "note-body") m_noteIsOpen = !m_notes.empty();
    if (m_noteIsOpen) return inNote(name);
    if (name == "p" || name == "h") {
      beginParagraph();
    } else if (name == "list") {
      ++m_listDepth;
    } else if (name == "list-item") {
      m_itemIsNew = true;
    } else {
      layout(name, attributes);
    }
  }

  void layout(std::string_view name, const XmlAttributes& attributes) {
    if (name == "table") m_text.beginTable();
    if (name == "table-row") m_text.beginRow();
    if (name == "table-cell" || name == "covered-table-cell") m_text.beginCell();
    if (m_paragraphs == 0) return;
    if (name == "tab") m_text.tab();
    if (name == "line-break") m_text.lineBreak();
    if (name == "s") m_text.words(std::string(blanks(attributes), ' '));
  }

  // A paragraph inside another belongs to a text box that is tied to it.
  void beginParagraph() {
    ++m_paragraphs;
    m_text.beginParagraph();
    if (!std::exchange(m_itemIsNew, false)) return;
    m_text.markItem(std::string(2 * static_cast<std::size_t>(std::clamp(m_listDepth, 1, 9) - 1), ' ') + "- ");
  }

  void endParagraph() {
    if (m_paragraphs > 0) --m_paragraphs;
    m_text.endParagraph();
  }

  void inNote(std::string_view name) {
    if (name == "p" || name == "s" || name == "tab" || name == "line-break") m_notes.back() += ' ';
    if (name == "note-body") m_notes.back() += ' ';
  }

  void end(std::string_view name) {
    m_open.pop_back();
    if (m_skipping.leave()) return;
    if (name == "note-citation" && std::exchange(m_citationIsOpen, false)) m_text.verbatim(m_notes.back());
    if (name == "note-body") m_noteIsOpen = false;
    if (m_noteIsOpen) return;
    if (name == "p" || name == "h") endParagraph();
    if (name == "list") --m_listDepth;
    if (name == "table") m_text.endTable();
  }

  void words(std::string_view text) {
    if (m_skipping.active()) return;
    if (m_citationIsOpen) {
      m_notes.back() = "[" + std::string(text) + "]";
    } else if (m_noteIsOpen) {
      m_notes.back() += text;
    } else if (m_paragraphs > 0) {
      m_text.words(text);
    }
  }

  static std::size_t blanks(const XmlAttributes& attributes) {
    const std::string count = attributes.find("c").value_or("1");
    int blanks = 1;
    std::from_chars(count.data(), count.data() + count.size(), blanks);
    return static_cast<std::size_t>(std::clamp(blanks, 1, kMostBlanks));
  }

  OfficeText m_text;
  Skipping m_skipping;
  std::vector<std::string> m_notes;  // "[1] its text", written at the end
  int m_paragraphs = 0;              // open ones
  int m_listDepth = 0;
  std::vector<std::string> m_open;  // names of the elements around
  bool m_noteIsOpen = false;
  bool m_citationIsOpen = false;
  bool m_itemIsNew = false;
};

}  // namespace

ImportedDocument importOpenDocumentXml(std::string_view content, const std::string& name, const ImportLimits& limits) {
  OpenDocumentText text(limits);
  parseXml(content, name, text.events());
  return text.finish();
}

}  // namespace documents
