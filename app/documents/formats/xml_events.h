// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace documents {

// The attributes of one element; valid during its event.
class XmlAttributes {
 public:
  XmlAttributes(const unsigned char** attributes, int count) : m_attributes(attributes), m_count(count) {}

  // By its name without prefix; entities decoded.
  std::optional<std::string> find(std::string_view name) const;

 private:
  const unsigned char** m_attributes;
  int m_count;
};

// What happens in an XML file, in its order. Names are without their prefixes.
struct XmlEvents {
  std::function<void(std::string_view name, const XmlAttributes&)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
};

// Reads the XML inside an office file. Nothing outside is loaded, and a file with a document type, the only place where
// entities can be declared, is refused: no office program writes one.
// Errors: not well-formed, with the line; a document type; what the events throw. `name` says which part of which file.
void parseXml(std::string_view xml, const std::string& name, const XmlEvents& events);

}  // namespace documents
