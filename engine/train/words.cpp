// SPDX-License-Identifier: Apache-2.0
#include "engine/train/words.h"

#include <xxhash.h>

#include <algorithm>
#include <unordered_set>

namespace engine {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Letters of other alphabets are bytes above 0x7F; E2 80 xx is typographic punctuation (dashes, quotation marks).
bool isWordByte(std::string_view text, std::int64_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return isDigit(text[at]) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  for (std::int64_t lead = at; lead >= 0 && lead > at - 3; --lead) {
    if (text.substr(lead).starts_with("\xE2\x80")) return false;
  }
  return true;
}

// A mark between two word bytes that does not part them.
bool joins(std::string_view text, std::int64_t at) {
  const bool betweenDigits = isDigit(text[at - 1]) && isDigit(text[at + 1]);
  return (text[at] == '.' || text[at] == ',') ? betweenDigits : text[at] == '\'' || text[at] == '-';
}

std::int64_t wordEnd(std::string_view text, std::int64_t at, std::int64_t limit) {
  while (at < limit && (isWordByte(text, at) || (at + 1 < limit && joins(text, at) && isWordByte(text, at + 1)))) ++at;
  return at;
}

const std::unordered_set<std::string_view>& stopWords() {
  static const std::unordered_set<std::string_view> words = {
      "a",           "about",     "above",    "according", "after",    "again",  "against",      "all",     "almost",
      "along",       "also",      "although", "am",        "among",    "an",     "and",          "another", "any",
      "are",         "around",    "as",       "at",        "be",       "became", "because",      "become",  "been",
      "before",      "being",     "below",    "between",   "both",     "but",    "by",           "can",     "could",
      "despite",     "did",       "do",       "does",      "due",      "during", "each",         "early",   "either",
      "even",        "every",     "few",      "finally",   "first",    "for",    "former",       "from",    "further",
      "furthermore", "had",       "has",      "have",      "he",       "hence",  "her",          "here",    "him",
      "his",         "how",       "however",  "i",         "i'm",      "i've",   "i'll",         "i'd",     "if",
      "in",          "including", "indeed",   "instead",   "into",     "is",     "it",           "its",     "just",
      "last",        "late",      "later",    "least",     "less",     "like",   "made",         "many",    "may",
      "me",          "meanwhile", "might",    "more",      "moreover", "most",   "mr",           "mrs",     "ms",
      "dr",          "much",      "must",     "my",        "near",     "never",  "nevertheless", "no",      "nor",
      "not",         "now",       "of",       "off",       "often",    "on",     "once",         "one",     "only",
      "or",          "other",     "others",   "our",       "out",      "over",   "own",          "per",     "perhaps",
      "said",        "same",      "see",      "several",   "she",      "should", "since",        "so",      "some",
      "sometimes",   "still",     "such",     "than",      "that",     "the",    "their",        "them",    "then",
      "there",       "therefore", "these",    "they",      "this",     "those",  "though",       "three",   "through",
      "throughout",  "thus",      "to",       "today",     "together", "too",    "toward",       "towards", "two",
      "under",       "unlike",    "until",    "up",        "upon",     "us",     "used",         "very",    "was",
      "we",          "well",      "were",     "what",      "when",     "where",  "whereas",      "whether", "which",
      "while",       "who",       "whom",     "whose",     "why",      "will",   "with",         "within",  "without",
      "would",       "yes",       "yet",      "you",       "your"};
  return words;
}

}  // namespace

std::string_view textOf(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

std::uint64_t hashOf(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string lowerCase(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

bool isStopWord(std::string_view lowerCaseWord) { return stopWords().contains(lowerCaseWord); }

std::vector<ByteRange> wordsIn(std::string_view text, ByteRange part) {
  std::vector<ByteRange> words;
  for (std::int64_t at = part.begin; at < part.end; ++at) {
    if (!isWordByte(text, at)) continue;
    const std::int64_t end = wordEnd(text, at, part.end);
    const bool possessive = end - at > 2 && text.substr(end - 2, 2) == "'s";
    words.push_back({at, possessive ? end - 2 : end});
    at = end;
  }
  return words;
}

std::vector<std::uint64_t> contentWords(std::string_view text, const std::vector<ByteRange>& words) {
  std::vector<std::uint64_t> hashes;
  for (const ByteRange& word : words) {
    if (word.end - word.begin < 3) continue;
    const std::string lower = lowerCase(textOf(text, word));
    if (!isStopWord(lower)) hashes.push_back(hashOf(lower));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

int sharedCount(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
  int count = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b)
      ++count, ++a, ++b;
    else if (*a < *b)
      ++a;
    else
      ++b;
  }
  return count;
}

}  // namespace engine
