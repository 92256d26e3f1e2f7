// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/documents/formats/office_text.h"
#include "app/documents/formats/word_styles.h"

namespace documents {
namespace {

// Source: ECMA-376 part 1, WordprocessingML. What is deleted, a field's instruction, or a fallback for programs that do
// not understand the content before it, is not the document's text.
constexpr std::string_view kUnwanted[] = {"tabs",     "del",         "moveFrom",  "instrText",    "delText",
                                          "Fallback", "sectPr",      "rPrChange", "pPrChange",    "sdtPr",
                                          "sdtEndPr", "tblPrChange", "ruby",      "delInstrText", "numberingChange"};

class WordText {
 public:
  WordText(WordStyles styles, const ImportLimits& limits) : m_styles(std::move(styles)), m_text(limits) {}

  XmlEvents events() {
    return {[this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); },
            [this](std::string_view name) { end(name); },
            [this](std::string_view text) {
              if (m_inText && !m_hidden && !m_skipping.active()) m_text.words(text);
            }};
  }

  // The notes of footnotes.xml or endnotes.xml, behind the text. Separators, notes of a type, are none.
  XmlEvents noteEvents(const std::string& element, const char* prefix) {
    XmlEvents inner = events();
    const auto start = inner.start;
    inner.start = [this, start, element, prefix](std::string_view name, const XmlAttributes& attributes) {
      if (name == element) {
        m_isNote = !attributes.find("type") || attributes.find("type") == "normal";
        if (m_isNote) m_noteMark = "[" + (prefix + attributes.find("id").value_or("?")) + "]";
      }
      if (m_isNote) start(name, attributes);
    };
    inner.end = [this, end = inner.end](std::string_view name) {
      if (m_isNote) end(name);
    };
    return inner;
  }

  ImportedDocument finish() {
    ImportedDocument document;
    document.kind = DocumentKind::Docx;
    m_text.builder().finish(document);
    return document;
  }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    const bool unwanted = std::find(std::begin(kUnwanted), std::end(kUnwanted), name) != std::end(kUnwanted);
    if (m_skipping.enter(unwanted)) return;
    if (name == "p") {
      beginParagraph();
    } else if (name == "r") {
      m_hidden = false;
    } else if (name == "vanish") {
      const std::string value = attributes.find("val").value_or("1");
      m_hidden = value != "0" && value != "false" && m_inRun;
    } else if (name == "t") {
      m_inText = true;
    } else {
      layout(name, attributes);
    }
    if (name == "r") m_inRun = true;
    if (name == "numPr") m_numberingIsOpen = true;
  }

  void layout(std::string_view name, const XmlAttributes& attributes) {
    if (name == "tbl") m_text.beginTable();
    if (name == "tr") m_text.beginRow();
    if (name == "tc") m_text.beginCell();
    if (name == "pStyle") style(attributes.find("val").value_or(""));
    if (name == "numId" && m_numberingIsOpen) number(attributes.find("val") != "0");
    if (name == "ilvl" && m_numberingIsOpen) m_level = attributes.find("val").value_or("0");
    if (m_hidden || !m_inRun) return;
    if (name == "tab" || name == "ptab") m_text.tab();
    if (name == "br" || name == "cr") m_text.lineBreak();
    if (name == "noBreakHyphen") m_text.verbatim("-");
    if (name == "footnoteReference") note("", attributes);
    if (name == "endnoteReference") note("e", attributes);
  }

  void style(const std::string& name) {
    m_inHeading = m_styles.headings.contains(name);
    if (!m_inHeading && m_styles.lists.contains(name)) m_text.markItem("- ");
  }

  // A numbered heading is no item of a list, and a paragraph may leave the list of its style.
  void number(bool listed) {
    if (!m_inHeading) m_text.markItem(listed ? indent() + "- " : std::string());
  }

  void end(std::string_view name) {
    if (m_skipping.leave()) return;
    if (name == "t") m_inText = false;
    if (name == "r") m_inRun = false;
    if (name == "numPr") m_numberingIsOpen = false;
    if (name == "p") m_text.endParagraph();
    if (name == "tbl") m_text.endTable();
    if (name == "footnote" || name == "endnote") m_noteMark.clear();
  }

  // A note begins with its number; its other paragraphs follow without.
  void beginParagraph() {
    m_text.beginParagraph();
    m_level = "0";
    m_inHeading = false;
    if (m_noteMark.empty()) return;
    m_text.verbatim(m_noteMark);
    m_text.words(" ");
    m_noteMark.clear();
  }

  void note(const char* prefix, const XmlAttributes& attributes) {
    m_text.verbatim("[" + (prefix + attributes.find("id").value_or("?")) + "]");
  }

  std::string indent() const {
    const bool deep = m_level.size() == 1 && m_level[0] >= '1' && m_level[0] <= '8';
    return deep ? std::string(2 * static_cast<std::size_t>(m_level[0] - '0'), ' ') : std::string();
  }

  WordStyles m_styles;
  OfficeText m_text;
  Skipping m_skipping;
  bool m_inText = false;
  bool m_inRun = false;
  bool m_hidden = false;
  bool m_numberingIsOpen = false;
  bool m_inHeading = false;
  std::string m_level = "0";
  std::string m_noteMark;
  bool m_isNote = false;
};

}  // namespace

ImportedDocument importWordXml(const WordParts& parts, const std::string& name, const ImportLimits& limits) {
  WordText text(readWordStyles(parts.styles, name + " (styles)"), limits);
  parseXml(parts.document, name, text.events());
  if (!parts.footnotes.empty()) parseXml(parts.footnotes, name + " (footnotes)", text.noteEvents("footnote", ""));
  if (!parts.endnotes.empty()) parseXml(parts.endnotes, name + " (endnotes)", text.noteEvents("endnote", "e"));
  return text.finish();
}

}  // namespace documents
