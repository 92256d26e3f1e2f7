// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace documents {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Where UTF-8 stops being valid: the offset of the first byte that belongs to no well-formed character (RFC 3629: no
// overlong forms, no surrogates, nothing above U+10FFFF).
std::optional<std::size_t> firstInvalidUtf8(std::string_view bytes);

// How many bytes one U+FFFD stands for: the longest beginning of a well-formed character, at least one byte.
// REQUIRES: bytes do not begin with a valid character.
std::size_t invalidLength(std::string_view bytes);

// The first and the last character of a text. REQUIRES: valid UTF-8, not empty.
char32_t firstCharacter(std::string_view text);
char32_t lastCharacter(std::string_view text);

// Surrogates and what is above U+10FFFF become U+FFFD.
void appendUtf8(std::string& text, char32_t character);

}  // namespace documents
