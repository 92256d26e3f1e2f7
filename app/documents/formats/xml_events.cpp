// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/xml_events.h"

#include <libxml/parserInternals.h>

#include <exception>

#include "app/documents/formats/xml_library.h"
#include "engine/error.h"

namespace documents {
namespace {

using engine::Error;

std::string_view viewOf(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

struct Parse {
  const XmlEvents& events;
  const std::string& name;
  xmlParserCtxtPtr context = nullptr;
  std::exception_ptr failure = nullptr;

  template <class Event>
  static void guarded(void* self, const Event& event) {
    auto& parse = *static_cast<Parse*>(self);
    if (parse.failure) return;
    try {
      event(parse);
    } catch (...) {  // an exception may not pass through C: it is kept until the parser has returned
      parse.failure = std::current_exception();
      xmlStopParser(parse.context);
    }
  }
};

xmlSAXHandler callbacks() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* self, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**,
                          int count, int, const xmlChar** attributes) {
    Parse::guarded(self, [&](Parse& parse) { parse.events.start(viewOf(name), XmlAttributes(attributes, count)); });
  };
  sax.endElementNs = [](void* self, const xmlChar* name, const xmlChar*, const xmlChar*) {
    Parse::guarded(self, [&](Parse& parse) { parse.events.end(viewOf(name)); });
  };
  sax.characters = [](void* self, const xmlChar* text, int size) {
    Parse::guarded(self, [&](Parse& parse) {
      parse.events.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    });
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  sax.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    Parse::guarded(self, [](Parse& parse) {
      throw Error(parse.name +
                  " has a document type (<!DOCTYPE>), which could hide entities; such files are not read.");
    });
  };
  return sax;
}

}  // namespace

// libxml2 gives five pointers an attribute: name, prefix, namespace, begin and end of the value.
std::optional<std::string> XmlAttributes::find(std::string_view name) const {
  for (int i = 0; i < m_count; ++i) {
    const unsigned char** attribute = m_attributes + 5 * i;
    if (viewOf(attribute[0]) == name) return std::string(attribute[3], attribute[4]);
  }
  return std::nullopt;
}

void parseXml(std::string_view xml, const std::string& name, const XmlEvents& events) {
  prepareXmlLibrary();
  if (xml.empty()) throw Error(name + " is empty, so the file is damaged.");
  const XmlParser context(xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())));
  if (!context) throw Error("There is not enough memory to read " + name + ".");
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  Parse parse{events, name, context.get()};
  *context->sax = callbacks();
  context->userData = &parse;
  xmlParseDocument(context.get());
  if (parse.failure) std::rethrow_exception(parse.failure);
  if (context->wellFormed == 0) {
    const int line = context->lastError.line;
    throw Error(name + " is damaged: it is not well-formed XML" + (line > 0 ? ", line " + std::to_string(line) : "") +
                ".");
  }
}

}  // namespace documents
