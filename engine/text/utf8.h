// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace engine {

// Walking over UTF-8. Invalid bytes give wrong characters, never a step over the end of the text.

inline bool continuesCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

inline std::size_t characterLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

struct Character {
  char32_t code = 0;       // 0 at the end of the text
  std::size_t length = 0;  // bytes
};

inline Character characterAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const std::size_t length = std::min(characterLength(text[at]), text.size() - at);
  const auto lead = static_cast<unsigned char>(text[at]);
  char32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  return {code, length};
}

}  // namespace engine
