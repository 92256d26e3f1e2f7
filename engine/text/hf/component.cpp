// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/component.h"

namespace engine {

void refuseComponent(const JsonFields& fields, const std::string& kind, const std::string& type) {
  fields.fail("the " + kind + " '" + type + "' is not supported.");
}

Matcher matchText(const std::string& searched) {
  return [searched](std::string_view text) {
    std::vector<TextSpan> spans;
    std::size_t last = 0;
    for (std::size_t at = 0; !searched.empty() && (at = text.find(searched, at)) != text.npos; at = last) {
      if (last < at) spans.push_back({last, at, false});
      last = at + searched.size();
      spans.push_back({at, last, true});
    }
    if (last < text.size()) spans.push_back({last, text.size(), false});
    return spans;
  };
}

Matcher readPattern(const JsonFields& fields) {
  const nlohmann::json* value = fields.value("pattern");
  if (value == nullptr) fields.fail("'pattern' is missing.");
  const JsonFields pattern(*value, fields.where());
  if (pattern.has("String")) return matchText(pattern.text("String"));
  return [regex = Regex(pattern.text("Regex"), fields.where())](std::string_view text) { return regex.find(text); };
}

}  // namespace engine
