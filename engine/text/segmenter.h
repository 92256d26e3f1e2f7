// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/text/tokenizer.h"

namespace engine {

// A piece of a text that is compressed, or read, in one go.
struct TextSegment {
  ByteRange bytes;  // of the text
  std::vector<std::int32_t> ids;
  std::vector<ByteRange> offsets;  // of every token, in bytes of the text
  bool operator==(const TextSegment&) const = default;
};

// Cuts text[begin…] into segments of at most `segmentTokens` tokens: at the end of a sentence when the segment is by
// then 60 % full, else between words, else between characters. White space between segments belongs to none.
// Every segment is tokenised anew from its first byte and a border depends only on text up to the next word border
// after it, so appending text moves no border but those of the last two segments.
// Only a character of more tokens than a whole segment loses those that are too many. Time grows with the length only.
// REQUIRES: valid UTF-8; `begin` is where a segment of the same text began or ended, or 0; segmentTokens ≥ 1.
std::vector<TextSegment> segmentText(const Tokenizer& tokenizer, std::string_view text, int segmentTokens,
                                     std::int64_t begin = 0);

// The first of these segments, for who may stop on the way; the next one begins from its end on. None: nothing is left.
std::optional<TextSegment> nextSegment(const Tokenizer& tokenizer, std::string_view text, int segmentTokens,
                                       std::int64_t begin);

}  // namespace engine
