// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/split_text.h"

#include <algorithm>
#include <utility>

#include "engine/text/utf8.h"

namespace engine {

namespace {

std::vector<TextSpan> mergedWithPrevious(const std::vector<TextSpan>& spans) {
  std::vector<TextSpan> merged;
  bool previous = false;
  for (const TextSpan& span : spans) {
    if (span.matches && !previous && !merged.empty()) {
      merged.back().end = span.end;
    } else {
      merged.push_back(span);
    }
    previous = span.matches;
  }
  return merged;
}

std::vector<TextSpan> mergedWithNext(const std::vector<TextSpan>& spans) {
  std::vector<TextSpan> merged;  // from the end
  bool next = false;
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    if (span->matches && !next && !merged.empty()) {
      merged.back().begin = span->begin;
    } else {
      merged.push_back(*span);
    }
    next = span->matches;
  }
  std::reverse(merged.begin(), merged.end());
  return merged;
}

std::vector<TextSpan> contiguous(const std::vector<TextSpan>& spans) {
  std::vector<TextSpan> merged;
  for (const TextSpan& span : spans) {
    if (!merged.empty() && merged.back().matches == span.matches) {
      merged.back().end = span.end;
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

std::vector<TextSpan> behave(SplitBehavior behavior, std::vector<TextSpan> spans) {
  switch (behavior) {
    case SplitBehavior::kRemoved:
      std::erase_if(spans, [](const TextSpan& span) { return span.matches; });
      return spans;
    case SplitBehavior::kIsolated:
      return spans;
    case SplitBehavior::kMergedWithPrevious:
      return mergedWithPrevious(spans);
    case SplitBehavior::kMergedWithNext:
      return mergedWithNext(spans);
    case SplitBehavior::kContiguous:
      return contiguous(spans);
  }
  return spans;
}

}  // namespace

Matcher matchCharacters(bool (*isMatch)(char32_t)) {
  return [isMatch](std::string_view text) {
    std::vector<TextSpan> spans;
    for (std::size_t at = 0; at < text.size();) {
      const Character character = characterAt(text, at);
      const bool matches = isMatch(character.code);
      if (!matches && !spans.empty() && !spans.back().matches) {
        spans.back().end += character.length;
      } else {
        spans.push_back({at, at + character.length, matches});
      }
      at += character.length;
    }
    return spans;
  };
}

Matcher invertedMatcher(Matcher matcher) {
  return [matcher = std::move(matcher)](std::string_view text) {
    std::vector<TextSpan> spans = matcher(text);
    for (TextSpan& span : spans) span.matches = !span.matches;
    return spans;
  };
}

void splitWords(const Matcher& matcher, SplitBehavior behavior, SplitText& split) {
  std::vector<TextSpan> words;
  for (const TextSpan& word : split.words) {
    for (const TextSpan& span : behave(behavior, matcher(split.word(word)))) {
      if (span.begin < span.end) words.push_back({word.begin + span.begin, word.begin + span.end});
    }
  }
  split.words = std::move(words);
}

}  // namespace engine
