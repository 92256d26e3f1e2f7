// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "engine/text/hf/aligned_text.h"

namespace engine {

// Bytes [begin, end) of a text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool matches = false;  // where a pattern was looked for
};

// A text and the words it has been cut into so far: ordered and not empty; what belongs to none has been dropped.
struct SplitText {
  AlignedText text;
  std::vector<TextSpan> words;

  std::string_view word(const TextSpan& span) const { return text.text().substr(span.begin, span.end - span.begin); }
};

// All of `text` as matches of something and what lies between them. Spans count from the begin of `text`.
using Matcher = std::function<std::vector<TextSpan>(std::string_view text)>;
Matcher matchCharacters(bool (*isMatch)(char32_t));  // every such character alone
Matcher invertedMatcher(Matcher matcher);

// What becomes of the matches when a word is cut.
enum class SplitBehavior { kRemoved, kIsolated, kMergedWithPrevious, kMergedWithNext, kContiguous };

// Cuts every word of `split` where `matcher` finds something.
void splitWords(const Matcher& matcher, SplitBehavior behavior, SplitText& split);

}  // namespace engine
