// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// The words that a document writes with a small first letter somewhere, by hash. A capital at the start of a sentence
// is a name only if its word is not among them.
using SmallWords = std::unordered_set<std::uint64_t>;

SmallWords smallWords(std::string_view text, const std::vector<ByteRange>& words);

// What a sentence tells that one can ask for: names ("University of Leeds"), dates ("3 May 1921", "1999") and numbers
// of two digits or more. REQUIRES: `words` are those of one sentence, in order.
std::vector<ByteRange> answerCandidates(std::string_view text, const std::vector<ByteRange>& words,
                                        const SmallWords& small);

}  // namespace engine
