// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// The sentences of a plain text, for evidence and cloze: ordered ranges without white space around them that cover
// everything but white space and never split a character. Time grows with the length only. A sentence ends
// - at . ! ? … before white space, with the closing quotes and brackets behind it, unless a lower-case letter follows
// or
//   the full stop belongs to an abbreviation, an initial or a number (English rules);
// - at 。！？ (and । ؟) with or without white space;
// - at a newline, unless it only wraps a long line: then the next one begins with a lower-case letter.
// REQUIRES: valid UTF-8.
std::vector<ByteRange> splitSentences(std::string_view text);

}  // namespace engine
