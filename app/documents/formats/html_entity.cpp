// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/html_entity.h"

#include <libxml/HTMLparser.h>

#include <charconv>

#include "app/documents/utf8.h"

namespace documents {

std::string decodedEntity(std::string_view entity) {
  std::string text;
  if (!entity.starts_with('&') || !entity.ends_with(';')) return std::string(entity);
  const std::string inner(entity.substr(1, entity.size() - 2));
  if (inner.starts_with('#')) {
    const bool hexadecimal = inner.size() > 1 && (inner[1] == 'x' || inner[1] == 'X');
    const char* begin = inner.data() + (hexadecimal ? 2 : 1);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(begin, inner.data() + inner.size(), number, hexadecimal ? 16 : 10);
    if (error != std::errc() || end != inner.data() + inner.size()) return std::string(entity);
    appendUtf8(text, number == 0 ? 0xFFFD : number);
  } else if (const auto* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(inner.c_str()))) {
    appendUtf8(text, known->value);
  } else {
    return std::string(entity);
  }
  return text;
}

}  // namespace documents
