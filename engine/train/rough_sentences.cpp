// SPDX-License-Identifier: Apache-2.0
#include "engine/train/rough_sentences.h"

#include <algorithm>
#include <array>

namespace engine {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isQuote(char c) { return c == '"' || c == '\'' || c == ')'; }

// The word that a full stop at `stop` belongs to is an initial or a title.
bool isAbbreviated(std::string_view text, std::size_t stop) {
  static constexpr std::array<std::string_view, 8> titles = {"Mr", "Mrs", "Ms", "Dr", "St", "Prof", "vs", "No"};
  std::size_t begin = stop;
  while (begin > 0 && !isSpace(text[begin - 1]) && text[begin - 1] != '.' && !isQuote(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin, stop - begin);
  return (word.size() == 1 && isCapital(word[0])) || std::find(titles.begin(), titles.end(), word) != titles.end();
}

// One past the sentence that ends with the byte at `at`; 0: none does.
std::size_t endAfter(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return at + 1;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return 0;
  std::size_t end = at + 1;
  while (end < text.size() && isQuote(text[end])) ++end;
  if (end + 1 >= text.size() || text[end] != ' ') return 0;
  const bool begins = isCapital(text[end + 1]) || isQuote(text[end + 1]);
  return begins && !isAbbreviated(text, at) ? end : 0;
}

}  // namespace

std::vector<ByteRange> roughSentences(std::string_view text) {
  std::vector<ByteRange> sentences;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    std::size_t last = end;
    while (begin < last && isSpace(text[begin])) ++begin;
    while (last > begin && isSpace(text[last - 1])) --last;
    if (last > begin) sentences.push_back({static_cast<std::int64_t>(begin), static_cast<std::int64_t>(last)});
    begin = end;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const std::size_t end = endAfter(text, at); end > begin) close(end);
  }
  close(text.size());
  return sentences;
}

}  // namespace engine
