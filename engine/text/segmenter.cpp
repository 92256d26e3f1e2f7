// SPDX-License-Identifier: Apache-2.0
#include "engine/text/segmenter.h"

#include <algorithm>

#include "engine/text/sentences.h"

namespace engine {
namespace {

constexpr int kFirstWindow = 5;  // bytes a token, enough for most running text; the window grows when it is too small
constexpr int kLookAhead = 32;   // tokens past the limit, so that the window's own end cannot change those before it
constexpr double kFull = 0.6;

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::int64_t skipSpace(std::string_view text, std::int64_t at) {
  while (at < static_cast<std::int64_t>(text.size()) && isSpace(text[at])) ++at;
  return at;
}

// The next border between characters at or after `at`.
std::int64_t characterBorder(std::string_view text, std::int64_t at) {
  while (at < static_cast<std::int64_t>(text.size()) && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return std::min<std::int64_t>(at, static_cast<std::int64_t>(text.size()));
}

// The tokens from `begin` on: all that are left, or more than the limit by some look-ahead. Offsets of the whole text.
TokenizedText tokensFrom(const Tokenizer& tokenizer, std::string_view text, std::int64_t begin, int limit) {
  for (std::int64_t bytes = static_cast<std::int64_t>(limit) * kFirstWindow;; bytes *= 2) {
    const std::int64_t end =
        characterBorder(text, std::min<std::int64_t>(begin + bytes, static_cast<std::int64_t>(text.size())));
    TokenizedText tokens = tokenizer.encode(text.substr(begin, end - begin));
    if (end < static_cast<std::int64_t>(text.size()) && static_cast<int>(tokens.ids.size()) < limit + kLookAhead)
      continue;
    for (ByteRange& offset : tokens.offsets) offset = {offset.begin + begin, offset.end + begin};
    return tokens;
  }
}

// Where a sentence begins in text[begin, end), the last one: white space before it may belong to either segment.
// What goes on past `end` is not a border, so the sentence before it is not looked at.
ByteRange lastSentenceBorder(std::string_view text, std::int64_t begin, std::int64_t end) {
  const std::vector<ByteRange> sentences = splitSentences(text.substr(begin, end - begin));
  if (sentences.size() < 2) return {begin, begin};
  return {sentences[sentences.size() - 2].end + begin, sentences.back().begin + begin};
}

// Several tokens may stand for one character: all have its bytes, and only the first of them begins a segment.
bool beginsCharacter(const TokenizedText& tokens, int i) {
  return tokens.offsets[i].begin >= tokens.offsets[i - 1].end;
}

bool beginsWord(std::string_view text, std::int64_t at) {
  return at > 0 && (isSpace(text[at]) || isSpace(text[at - 1]));
}

// How many of the tokens belong to the segment, at most `limit`. REQUIRES: more than `limit` tokens.
int cutAt(std::string_view text, const TokenizedText& tokens, std::int64_t begin, int limit) {
  const ByteRange sentence = lastSentenceBorder(text, begin, tokens.offsets[limit].end);
  int word = 0, character = 0;
  for (int i = limit; i > 0 && tokens.offsets[i].begin > begin; --i) {
    if (!beginsCharacter(tokens, i)) continue;
    const std::int64_t at = tokens.offsets[i].begin;
    const bool full = i > static_cast<int>(limit * kFull);
    if (full && at >= sentence.begin && at <= sentence.end) return i;
    if (full && word == 0 && beginsWord(text, at)) word = i;
    if (character == 0) character = i;
  }
  if (word > 0) return word;
  return character > 0 ? character : limit;  // a single character of more tokens than a segment has
}

}  // namespace

std::optional<TextSegment> nextSegment(const Tokenizer& tokenizer, std::string_view text, int segmentTokens,
                                       std::int64_t begin) {
  const auto size = static_cast<std::int64_t>(text.size());
  begin = skipSpace(text, begin);
  if (begin == size) return std::nullopt;
  const TokenizedText tokens = tokensFrom(tokenizer, text, begin, segmentTokens);
  if (tokens.ids.empty()) return std::nullopt;
  const bool last = static_cast<int>(tokens.ids.size()) <= segmentTokens;
  const auto count = last ? static_cast<std::ptrdiff_t>(tokens.ids.size()) : cutAt(text, tokens, begin, segmentTokens);
  const std::int64_t end = last ? size : std::max(tokens.offsets[count].begin, characterBorder(text, begin + 1));
  // Copies of what is used: a window of expanding characters has a hundred times the tokens of its segment.
  return TextSegment{{begin, end},
                     {tokens.ids.begin(), tokens.ids.begin() + count},
                     {tokens.offsets.begin(), tokens.offsets.begin() + count}};
}

std::vector<TextSegment> segmentText(const Tokenizer& tokenizer, std::string_view text, int segmentTokens,
                                     std::int64_t begin) {
  std::vector<TextSegment> segments;
  while (std::optional<TextSegment> next = nextSegment(tokenizer, text, segmentTokens, begin)) {
    begin = next->bytes.end;
    segments.push_back(std::move(*next));
  }
  return segments;
}

}  // namespace engine
