// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/word_styles.h"

#include <map>

#include "app/documents/formats/xml_events.h"

namespace documents {
namespace {

constexpr int kLongestChain = 20;  // of styles based on one another; a damaged file may make a ring of them

// With every style all those that are based on it.
void addDescendants(std::set<std::string>& styles, const std::map<std::string, std::string>& basedOn) {
  for (const auto& [style, base] : basedOn) {
    std::string ancestor = base;
    for (int i = 0; i < kLongestChain && !styles.contains(ancestor); ++i) {
      const auto next = basedOn.find(ancestor);
      if (next == basedOn.end()) break;
      ancestor = next->second;
    }
    if (styles.contains(ancestor)) styles.insert(style);
  }
}

}  // namespace

WordStyles readWordStyles(std::string_view xml, const std::string& name) {
  WordStyles styles;
  if (xml.empty()) return styles;
  std::map<std::string, std::string> basedOn;
  std::string style;
  const auto start = [&](std::string_view element, const XmlAttributes& attributes) {
    if (element == "style") style = attributes.find("styleId").value_or("");
    if (style.empty()) return;
    if (element == "basedOn") basedOn[style] = attributes.find("val").value_or("");
    if (element == "numPr") styles.lists.insert(style);
    if (element == "outlineLvl") styles.headings.insert(style);
  };
  const auto end = [&](std::string_view element) {
    if (element == "style") style.clear();
  };
  parseXml(xml, name, {start, end, [](std::string_view) {}});
  addDescendants(styles.lists, basedOn);
  addDescendants(styles.headings, basedOn);
  return styles;
}

}  // namespace documents
