// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libxml/parser.h>

#include <memory>

namespace documents {

// To be called before every use of libxml2's parsers: initialises the library once, and keeps it from printing what it
// thinks of a file on stderr, which it would do thread by thread.
void prepareXmlLibrary();

// Frees a parser with the document it may have begun: for a file that declares entities libxml2 does so unasked.
struct FreeXmlParser {
  void operator()(xmlParserCtxt* context) const;
};
using XmlParser = std::unique_ptr<xmlParserCtxt, FreeXmlParser>;

}  // namespace documents
