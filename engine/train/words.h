// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// The words of a part of a text: runs of letters and digits, with the marks that belong inside ("1,234.5", "O'Neill",
// "well-known"); a possessive "'s" is not part of its word. Ranges are bytes of the whole text.
std::vector<ByteRange> wordsIn(std::string_view text, ByteRange part);

std::string_view textOf(std::string_view text, ByteRange range);
std::uint64_t hashOf(std::string_view bytes);  // XXH3: the same on every machine
std::string lowerCase(std::string_view word);  // ASCII letters only

// A word of grammar, not of content: "the", "however", "which". REQUIRES: lower case.
bool isStopWord(std::string_view lowerCaseWord);

// What the words are about: hashes of the lower-cased words of three letters or more that are no stop words.
// Ordered, no duplicates.
std::vector<std::uint64_t> contentWords(std::string_view text, const std::vector<ByteRange>& words);

// How many entries two ordered lists share.
int sharedCount(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other);

}  // namespace engine
