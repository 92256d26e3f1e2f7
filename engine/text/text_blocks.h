// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// Cuts a text into blocks of about 16 KiB that a tokenizer may encode one by one: before a newline, or before a space
// that follows an ASCII letter, digit or sign. Only where neither comes within 1 MiB the cut is between any two
// characters. Borders depend on earlier text alone, so appending to a text moves none but the last.
// Blocks are ordered, not empty and cover the text; no text, no blocks.
std::vector<ByteRange> textBlocks(std::string_view text);

}  // namespace engine
