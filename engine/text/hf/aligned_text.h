// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// The bytes of the original text that a byte of a changed text came from: always whole characters.
struct Origin {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// One character of a changed text, in order. `change` says what became of the characters before it was changed:
// 0: it replaces one; n > 0: it is new, behind the last one; -n: it replaces one and n more behind it.
struct CharacterChange {
  char32_t code = 0;
  int change = 0;
};

// A text on its way through normalizers and pre-tokenizers. Every byte knows where in the original it came from.
// Errors: an original of 4 GiB or more.
class AlignedText {
 public:
  AlignedText() = default;
  // Bytes of the original that are not UTF-8 become U+FFFD, one for each longest unfinished sequence.
  explicit AlignedText(std::string_view original);

  std::string_view text() const { return m_text; }
  bool empty() const { return m_text.empty(); }
  // REQUIRES: begin < end <= text().size() for origin; begin <= end for the others.
  ByteRange origin(std::size_t begin, std::size_t end) const;
  Origin originAt(std::size_t at) const { return m_origins[at]; }
  AlignedText part(std::size_t begin, std::size_t end) const;

  void reserve(std::size_t bytes);
  void append(std::string_view text, Origin origin);
  void append(char32_t code, Origin origin);
  void append(const AlignedText& other, std::size_t begin, std::size_t end);

  // The text becomes the characters of `changes`.
  void apply(std::span<const CharacterChange> changes);
  // Puts text before the first character, which it shares the origin of. Nothing happens to an empty text.
  void prepend(std::string_view prefix);

 private:
  std::string m_text;
  std::vector<Origin> m_origins;  // one a byte
};

}  // namespace engine
