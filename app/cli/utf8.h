// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cli {

// Where UTF-8 stops being valid: the offset of the first byte that belongs to no well-formed character (RFC 3629: no
// overlong forms, no surrogates, nothing above U+10FFFF).
std::optional<std::size_t> firstInvalidUtf8(std::string_view bytes);

// The bytes of a text file as UTF-8: a byte order mark is dropped, UTF-16 that begins with one is converted.
// `name` is how errors call it: "The file a.txt", "Standard input".
// Errors: NUL bytes (a binary file), bytes that are not UTF-8 or UTF-16, said with their offset.
std::string textFromBytes(std::string bytes, const std::string& name);

}  // namespace cli
