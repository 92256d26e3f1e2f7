// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <exception>

#include "app/documents/formats/html_text.h"
#include "app/documents/formats/importers.h"
#include "app/documents/formats/xml_library.h"
#include "engine/error.h"

namespace documents {
namespace {

constexpr std::size_t kHead = 4096;  // where a declaration of the encoding must stand

std::string_view viewOf(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

HtmlElement elementOf(const xmlChar* name, const xmlChar** attributes) {
  HtmlElement element{viewOf(name)};
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    const std::string_view key = viewOf(attributes[0]);
    std::string value(attributes[1] == nullptr ? "" : viewOf(attributes[1]));
    std::erase_if(value, [](unsigned char c) { return std::isspace(c) != 0; });
    if (key == "hidden" || (key == "aria-hidden" && value == "true")) element.concealed = true;
    if (key == "style" && value.find("display:none") != std::string::npos) element.concealed = true;
    if (key == "start") std::from_chars(value.data(), value.data() + value.size(), element.start);
  }
  return element;
}

// libxml2's events, with the parser's place in the source.
class HtmlParse {
 public:
  HtmlParse(std::string_view source, const ImportLimits& limits) : m_source(source), m_text(limits) {}

  ImportedDocument run();

 private:
  template <class Event>
  static void guarded(void* self, const Event& event) {
    auto& parse = *static_cast<HtmlParse*>(self);
    if (parse.m_failure) return;
    try {
      event(parse);
    } catch (...) {  // an exception may not pass through C: it is kept until the parser has returned
      parse.m_failure = std::current_exception();
      xmlStopParser(parse.m_context);
    }
  }
  static htmlSAXHandler callbacks();
  void characters(std::string_view text);

  std::string_view m_source;
  HtmlText m_text;
  htmlParserCtxtPtr m_context = nullptr;
  std::int64_t m_readTo = 0;
  std::exception_ptr m_failure;
};

// The parser stands behind the characters it hands out, or behind the reference it has decoded.
void HtmlParse::characters(std::string_view text) {
  const auto size = static_cast<std::int64_t>(text.size());
  const std::int64_t end =
      std::min<std::int64_t>(xmlByteConsumed(m_context), static_cast<std::int64_t>(m_source.size()));
  Place from;
  if (end >= size && m_source.substr(static_cast<std::size_t>(end - size), text.size()) == text) {
    from.source = {end - size, end};
  } else if (end >= m_readTo) {
    const std::size_t reference = m_source.rfind('&', static_cast<std::size_t>(std::max<std::int64_t>(end - 1, 0)));
    const bool near = reference != std::string_view::npos && static_cast<std::int64_t>(reference) >= m_readTo;
    from.source = {near ? static_cast<std::int64_t>(reference) : m_readTo, end};
  }
  m_readTo = std::max(m_readTo, end);
  m_text.text(text, from);
}

htmlSAXHandler HtmlParse::callbacks() {
  htmlSAXHandler sax{};
  sax.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    guarded(self, [&](HtmlParse& parse) { parse.m_text.enter(elementOf(name, attributes)); });
  };
  sax.endElement = [](void* self, const xmlChar* name) {
    guarded(self, [&](HtmlParse& parse) { parse.m_text.leave(viewOf(name)); });
  };
  sax.characters = [](void* self, const xmlChar* text, int size) {
    guarded(self, [&](HtmlParse& parse) {
      parse.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    });
  };
  sax.ignorableWhitespace = sax.characters;
  return sax;
}

ImportedDocument HtmlParse::run() {
  const XmlParser context(htmlCreateMemoryParserCtxt(m_source.data(), static_cast<int>(m_source.size())));
  if (!context) throw engine::Error("There is not enough memory to read the HTML file.");
  m_context = context.get();
  htmlCtxtUseOptions(m_context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                    HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
  xmlSwitchEncoding(m_context, XML_CHAR_ENCODING_UTF8);
  *m_context->sax = callbacks();
  m_context->userData = this;
  htmlParseDocument(m_context);
  if (m_failure) std::rethrow_exception(m_failure);
  return m_text.finish();
}

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

}  // namespace

std::string declaredHtmlEncoding(std::string_view bytes) {
  const std::string head = lowerCase(bytes.substr(0, kHead));
  std::size_t at = head.find("charset=");
  const std::size_t skip = at == std::string::npos ? sizeof "encoding=" - 1 : sizeof "charset=" - 1;
  if (at == std::string::npos && head.starts_with("<?xml")) at = head.find("encoding=");
  if (at == std::string::npos) return {};
  const std::size_t begin = head.find_first_not_of(" \"'", at + skip);
  if (begin == std::string::npos) return {};
  const std::string name = head.substr(begin, head.find_first_of(" \"';>/?", begin) - begin);
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") return "windows-1252";  // as browsers read it
  return lowerCase(name).starts_with("utf-8") ? "UTF-8" : name;
}

ImportedDocument importHtml(const DecodedText& source, const std::string& name, const ImportLimits& limits) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // libxml2 counts in int
  if (source.text.size() > kMostBytes)
    throw engine::Error(name + " is larger than 1 GiB, the most that HTML is read of.");
  prepareXmlLibrary();
  if (source.text.empty()) return {};
  return HtmlParse(source.text, limits).run();
}

}  // namespace documents
