// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/word_rewriting.h"

#include <algorithm>

#include "engine/text/hf/byte_alphabet.h"

namespace engine {

namespace {

// Calls write(word, target) for every word; what it appends to the target becomes the word.
template <typename Write>
void rewriteWords(SplitText& split, Write write) {
  SplitText result;
  result.text.reserve(split.text.text().size());
  for (const TextSpan& word : split.words) {
    const std::size_t begin = result.text.text().size();
    write(word, result.text);
    result.words.push_back({begin, result.text.text().size()});
  }
  split = std::move(result);
}

}  // namespace

void prefixWords(std::string_view prefix, WordsToPrefix which, SplitText& split) {
  rewriteWords(split, [&](const TextSpan& word, AlignedText& target) {
    const bool wanted = which == WordsToPrefix::kAll || split.text.originAt(word.begin).begin == 0;
    if (wanted && !split.word(word).starts_with(prefix)) target.append(prefix, split.text.originAt(word.begin));
    target.append(split.text, word.begin, word.end);
  });
}

void replaceSpaces(std::string_view replacement, SplitText& split) {
  rewriteWords(split, [&](const TextSpan& word, AlignedText& target) {
    for (std::size_t at = word.begin; at < word.end;) {
      const std::size_t space = std::min(split.text.text().find(' ', at), word.end);
      target.append(split.text, at, space);
      if (space < word.end) target.append(replacement, split.text.originAt(space));
      at = space + 1;
    }
  });
}

void writeBytes(SplitText& split) {
  rewriteWords(split, [&](const TextSpan& word, AlignedText& target) {
    for (std::size_t at = word.begin; at < word.end; ++at) {
      const auto byte = static_cast<unsigned char>(split.text.text()[at]);
      target.append(byteAlphabet()[byte], split.text.originAt(at));
    }
  });
}

}  // namespace engine
