// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// Sentences of running text, well enough to make questions from: one ends at a newline, or at a full stop, question or
// exclamation mark before a space and a capital, but not after an initial or a title ("J. Smith", "Dr. Smith").
// Without the white space around them; ordered, none empty.
std::vector<ByteRange> roughSentences(std::string_view text);

}  // namespace engine
