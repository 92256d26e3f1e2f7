// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "engine/text/hf/split_text.h"

namespace engine {

// What pre-tokenizers change in words that are cut already.

enum class WordsToPrefix { kAll, kFirst };  // kFirst: only a word at the very start of the original

// Puts `prefix` before words that do not begin with it.
void prefixWords(std::string_view prefix, WordsToPrefix which, SplitText& split);
void replaceSpaces(std::string_view replacement, SplitText& split);
// Every byte becomes its character of GPT-2's alphabet.
void writeBytes(SplitText& split);

}  // namespace engine
