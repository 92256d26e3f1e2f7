// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/aligned_text.h"

#include <unicode/utf8.h>

#include <limits>

#include "engine/error.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

void requireSize(std::string_view text) {
  // The character iteration below counts in signed 32 bits.
  if (text.size() < static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return;
  throw Error("A text of " + std::to_string(text.size()) + " bytes is too long to be tokenized; the limit is 2 GiB.");
}

}  // namespace

AlignedText::AlignedText(std::string_view original) {
  requireSize(original);
  reserve(original.size());
  const auto size = static_cast<std::int32_t>(original.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 code = 0;
    U8_NEXT(original.data(), at, size, code);
    const Origin origin{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    append(code < 0 ? kReplacement : original.substr(static_cast<std::size_t>(begin), origin.end - origin.begin),
           origin);
  }
}

ByteRange AlignedText::origin(std::size_t begin, std::size_t end) const {
  return {m_origins[begin].begin, m_origins[end - 1].end};
}

AlignedText AlignedText::part(std::size_t begin, std::size_t end) const {
  AlignedText result;
  result.append(*this, begin, end);
  return result;
}

void AlignedText::reserve(std::size_t bytes) {
  m_text.reserve(bytes);
  m_origins.reserve(bytes);
}

void AlignedText::append(std::string_view text, Origin origin) {
  m_text += text;
  m_origins.insert(m_origins.end(), text.size(), origin);
}

void AlignedText::append(char32_t code, Origin origin) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code));
  append(std::string_view(bytes, length), origin);
}

void AlignedText::append(const AlignedText& other, std::size_t begin, std::size_t end) {
  m_text.append(other.m_text, begin, end - begin);
  m_origins.insert(m_origins.end(), other.m_origins.begin() + static_cast<std::ptrdiff_t>(begin),
                   other.m_origins.begin() + static_cast<std::ptrdiff_t>(end));
}

void AlignedText::apply(std::span<const CharacterChange> changes) {
  AlignedText changed;
  changed.reserve(m_text.size());
  std::size_t at = 0;  // behind the last character that was replaced
  for (const CharacterChange& character : changes) {
    if (character.change > 0) {
      changed.append(character.code, at > 0 ? m_origins[at - 1] : Origin{});
      continue;
    }
    changed.append(character.code, m_origins[at]);
    for (int left = character.change; left <= 0 && at < m_text.size(); ++left) at += characterLength(m_text[at]);
  }
  *this = std::move(changed);
}

void AlignedText::prepend(std::string_view prefix) {
  if (m_text.empty()) return;
  m_origins.insert(m_origins.begin(), prefix.size(), Origin(m_origins.front()));
  m_text.insert(0, prefix);
}

}  // namespace engine
