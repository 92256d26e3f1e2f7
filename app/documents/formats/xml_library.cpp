// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/xml_library.h"

#include <mutex>

namespace documents {
namespace {

void saysNothing(void*, const char*, ...) {}

}  // namespace

void prepareXmlLibrary() {
  static std::once_flag initialised;
  std::call_once(initialised, xmlInitParser);
  xmlSetGenericErrorFunc(nullptr, saysNothing);
}

void FreeXmlParser::operator()(xmlParserCtxt* context) const {
  xmlFreeDoc(context->myDoc);
  context->myDoc = nullptr;
  xmlFreeParserCtxt(context);
}

}  // namespace documents
