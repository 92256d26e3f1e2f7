// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/text_overlap.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <map>
#include <vector>

namespace engine {
namespace {

using Words = std::vector<std::string>;

bool isWordCharacter(UChar32 c) {
  return u_isalnum(c) || u_getIntPropertyValue(c, UCHAR_CANONICAL_COMBINING_CLASS) != 0;
}

icu::UnicodeString decoded(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

Words wordsOf(const icu::UnicodeString& text, bool marksToo) {
  Words words;
  icu::UnicodeString word;
  const auto flush = [&] {
    if (!word.isEmpty()) word.toUTF8String(words.emplace_back());
    word.remove();
  };
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (isWordCharacter(c)) {
      word.append(c);
      continue;
    }
    flush();
    if (marksToo && !u_isUWhiteSpace(c)) icu::UnicodeString(c).toUTF8String(words.emplace_back());
  }
  flush();
  return words;
}

Words lowerWords(std::string_view text) {
  return wordsOf(decoded(text).toLower(icu::Locale::getRoot()), false);
}

std::size_t longestCommonSubsequence(const Words& a, const Words& b) {
  std::vector<std::size_t> row(b.size() + 1);  // of the last row computed
  for (const std::string& word : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = word == b[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

using Counts = std::map<Words, std::int64_t>;

Counts countGrams(const Words& words, std::size_t n) {
  Counts counts;
  for (std::size_t i = 0; i + n <= words.size(); ++i) {
    ++counts[Words(words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i + n))];
  }
  return counts;
}

// Every n-gram counts at most as often as the reference that has it most often.
std::int64_t clippedMatches(const Words& candidate, const std::vector<Words>& references, std::size_t n) {
  Counts most;
  for (const Words& reference : references) {
    for (const auto& [gram, count] : countGrams(reference, n)) most[gram] = std::max(most[gram], count);
  }
  std::int64_t matches = 0;
  for (const auto& [gram, count] : countGrams(candidate, n)) {
    const auto found = most.find(gram);
    if (found != most.end()) matches += std::min(count, found->second);
  }
  return matches;
}

std::int64_t closestLength(std::size_t candidate, const std::vector<Words>& references) {
  const auto distance = [&](const Words& reference) {
    return std::pair(std::abs(static_cast<std::int64_t>(reference.size()) - static_cast<std::int64_t>(candidate)),
                     reference.size());
  };
  const auto closest = std::min_element(references.begin(), references.end(), [&](const Words& a, const Words& b) {
    return distance(a) < distance(b);
  });
  return static_cast<std::int64_t>(closest->size());
}

}  // namespace

double rougeL(std::string_view candidate, std::span<const std::string> references) {
  const Words said = lowerWords(candidate);
  double best = 0;
  for (const std::string& reference : references) {
    const Words expected = lowerWords(reference);
    const auto both = static_cast<double>(said.size() + expected.size());
    best = std::max(best, both == 0 ? 1 : 2 * static_cast<double>(longestCommonSubsequence(said, expected)) / both);
  }
  return best;
}

void BleuCorpus::add(std::string_view candidate, std::span<const std::string> references) {
  assert(!references.empty());
  const Words said = wordsOf(decoded(candidate), true);
  std::vector<Words> expected;
  for (const std::string& reference : references) expected.push_back(wordsOf(decoded(reference), true));
  for (std::size_t n = 1; n <= m_total.size(); ++n) {
    m_total[n - 1] += static_cast<std::int64_t>(said.size() >= n ? said.size() - n + 1 : 0);
    m_matches[n - 1] += clippedMatches(said, expected, n);
  }
  m_candidateLength += static_cast<std::int64_t>(said.size());
  m_referenceLength += closestLength(said.size(), expected);
}

std::optional<double> BleuCorpus::score() const {
  if (m_total.back() == 0) return std::nullopt;
  double logarithms = 0;
  for (std::size_t n = 0; n < m_total.size(); ++n) {
    if (m_matches[n] == 0) return 0.0;
    logarithms += std::log(static_cast<double>(m_matches[n]) / static_cast<double>(m_total[n]));
  }
  const double shorter = static_cast<double>(m_referenceLength) / static_cast<double>(m_candidateLength);
  const double brevity = m_candidateLength < m_referenceLength ? std::exp(1 - shorter) : 1;
  return brevity * std::exp(logarithms / static_cast<double>(m_total.size()));
}

}  // namespace engine
