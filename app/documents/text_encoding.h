// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/documents/imported_document.h"

namespace documents {

struct DecodedText {
  std::string text;           // UTF-8; line ends are \n
  std::vector<Place> places;  // only `text` and `source` are set; they cover the whole text
  std::string encoding;
  std::vector<std::string> warnings;
};

// The bytes of a text file as UTF-8. A byte order mark decides the encoding and is dropped; without one, bytes that are
// UTF-8 but for a few are UTF-8; then `declared`, what the file says of itself, is believed; then the encoding is
// guessed. Bytes that belong to no character become U+FFFD.
// Errors: bytes that are no text (NUL). `name` is how they call it: "The file a.txt", "Standard input".
DecodedText decodeText(std::string_view bytes, const std::string& name, const std::string& declared = {});

// The byte of the file that byte `offset` of the decoded text stands for; `places` as above.
std::int64_t sourceOffset(const std::vector<Place>& places, std::int64_t offset);

}  // namespace documents
