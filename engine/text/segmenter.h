// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/tokenizer.h"

namespace engine {

// A piece of a text that is compressed, or read, in one go.
struct TextSegment {
  ByteRange bytes;                 // of the text
  std::vector<std::int32_t> ids;
  std::vector<ByteRange> offsets;  // of every token, in bytes of the text
};

// Cuts text[begin…] into segments of at most `segmentTokens` tokens: at the end of a sentence when the segment is by
// then 60 % full, else between words. White space between segments belongs to none.
// Every segment is tokenised anew from its first byte and a border depends only on text up to the next word border
// after it, so appending text moves no border but those of the last two segments.
std::vector<TextSegment> segmentText(const Tokenizer& tokenizer, std::string_view text, int segmentTokens,
                                     std::int64_t begin = 0);

}  // namespace engine
