// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace engine {

// GPT-2's way to write bytes as characters that can be seen: printable Latin-1 as it is, the others from U+0100 on.
// A space is "Ġ".
const std::array<std::string, 256>& byteAlphabet();  // UTF-8 of each byte's character

// The bytes that a text of such characters stands for; nothing when it has others.
std::optional<std::string> bytesOfAlphabet(std::string_view text);

}  // namespace engine
