// SPDX-License-Identifier: Apache-2.0
#include "engine/text/segmenter.h"

#include <algorithm>

#include "engine/text/sentences.h"

namespace engine {
namespace {

constexpr int kFirstWindow = 8;  // bytes a token, generous for running text; the window grows when it is too small
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
    const std::int64_t end = characterBorder(text, std::min<std::int64_t>(begin + bytes, static_cast<std::int64_t>(text.size())));
    TokenizedText tokens = tokenizer.encode(text.substr(begin, end - begin));
    if (end < static_cast<std::int64_t>(text.size()) && static_cast<int>(tokens.ids.size()) < limit + kLookAhead) continue;
    for (ByteRange& offset : tokens.offsets) offset = {offset.begin + begin, offset.end + begin};
    return tokens;
  }
}

// How many of the first `limit` tokens belong to the segment.
int cutAt(std::string_view text, const TokenizedText& tokens, std::int64_t begin, int limit) {
  const int least = static_cast<int>(limit * kFull);
  const std::int64_t end = tokens.offsets[limit - 1].end;
  std::int64_t sentenceEnd = begin;
  for (const ByteRange& sentence : splitSentences(text.substr(begin, end - begin))) {
    // The last one may go on past the limit: its end is a border only when another begins after it.
    sentenceEnd = sentence.begin + begin;
  }
  int word = limit;
  for (int i = limit; i > least; --i) {
    const std::int64_t at = tokens.offsets[i].begin;
    if (skipSpace(text, at) == sentenceEnd || at == sentenceEnd) return i;
    if (word == limit && at > 0 && (isSpace(text[at]) || isSpace(text[at - 1]))) word = i;
  }
  return word;
}

}  // namespace

std::vector<TextSegment> segmentText(const Tokenizer& tokenizer, std::string_view text, int segmentTokens, std::int64_t begin) {
  std::vector<TextSegment> segments;
  begin = skipSpace(text, begin);
  while (begin < static_cast<std::int64_t>(text.size())) {
    TokenizedText tokens = tokensFrom(tokenizer, text, begin, segmentTokens);
    const bool last = static_cast<int>(tokens.ids.size()) <= segmentTokens;
    const int count = last ? static_cast<int>(tokens.ids.size()) : cutAt(text, tokens, begin, segmentTokens);
    if (count == 0) break;
    const std::int64_t end = last ? static_cast<std::int64_t>(text.size()) : tokens.offsets[count].begin;
    tokens.ids.resize(count);
    tokens.offsets.resize(count);
    segments.push_back({{begin, end}, std::move(tokens.ids), std::move(tokens.offsets)});
    begin = skipSpace(text, std::max(end, begin + 1));
  }
  return segments;
}

}  // namespace engine
