// SPDX-License-Identifier: Apache-2.0
#include "engine/train/answer_candidates.h"

#include <algorithm>
#include <array>

#include "engine/train/words.h"

namespace engine {
namespace {

constexpr std::size_t kMostNameWords = 5;

bool isCapital(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  return first == 0xC3 && word.size() > 1 && static_cast<unsigned char>(word[1]) <= 0x9E;  // À … Þ
}

bool isNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
}

bool isMonth(std::string_view word) {
  static constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                              "May",       "June",     "July",     "August",
                                                              "September", "October",  "November", "December"};
  return std::find(months.begin(), months.end(), word) != months.end();
}

bool linksNames(std::string_view word) {
  static constexpr std::array<std::string_view, 12> links = {"of",  "the", "de",  "la", "du", "der",
                                                             "van", "von", "del", "do", "da", "ibn"};
  return std::find(links.begin(), links.end(), word) != links.end();
}

// One sentence on the way to its candidates.
class Sentence {
 public:
  Sentence(std::string_view text, const std::vector<ByteRange>& words, const SmallWords& small)
      : m_text(text), m_words(words), m_small(small) {}

  // One past the last word of the date that begins at word i; i: none does.
  std::size_t dateEnd(std::size_t i) const {
    std::size_t end = i;
    bool month = false;
    while (end < m_words.size() && end < i + 3 && (end == i || gapIs(end, " ") || gapIs(end, ", "))) {
      const bool isNewMonth = !month && isMonth(word(end));
      if (!isNewMonth && !isDayOrYear(word(end))) break;
      month = month || isNewMonth;
      ++end;
    }
    return month && end > i + 1 ? end : i;
  }

  // The same for a name. A single initial ("J. Smith") may be followed by a full stop.
  std::size_t nameEnd(std::size_t i) const {
    if (!beginsName(i)) return i;
    std::size_t end = i + 1;
    while (end < m_words.size() && end < i + kMostNameWords) {
      std::size_t next = end;
      while (next < m_words.size() && gapIs(next, " ") && linksNames(word(next))) ++next;
      const bool initial = word(end - 1).size() == 1 && gapIs(next, ". ");
      if (next >= m_words.size() || !(gapIs(next, " ") || initial) || !isCapital(word(next))) break;
      end = next + 1;
    }
    return end;
  }

  bool isTellingNumber(std::size_t i) const {
    const std::string_view number = word(i);
    return isNumber(number) &&
           std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }) > 1;
  }

  // Whether a sentence begins with a word that is written small elsewhere ("Former President Clinton", but also "New
  // York"): nobody knows then where the name begins.
  bool isDoubtful(std::size_t i) const { return i == 0 && m_small.contains(hashOf(lowerCase(word(i)))); }

  // A name of one word must be more than an initial, a title or a month.
  bool isTellingName(std::size_t begin, std::size_t end) const {
    const std::string_view only = word(begin);
    return end > begin + 1 || (only.size() > 2 && !isMonth(only) && !isStopWord(lowerCase(only)));
  }

 private:
  std::string_view word(std::size_t i) const { return textOf(m_text, m_words[i]); }

  bool gapIs(std::size_t i, std::string_view gap) const {
    return textOf(m_text, {m_words[i - 1].end, m_words[i].begin}) == gap;
  }

  static bool isDayOrYear(std::string_view word) {
    return word.size() <= 4 && isNumber(word) && word.find_first_of(".,") == word.npos;
  }

  bool capitalFollows(std::size_t i) const {
    return i + 1 < m_words.size() && gapIs(i + 1, " ") && isCapital(word(i + 1));
  }

  // Inside a sentence a word of grammar may begin a longer name ("First World War"), at its start it does not.
  bool beginsName(std::size_t i) const {
    if (!isCapital(word(i))) return false;
    return !isStopWord(lowerCase(word(i))) || (i > 0 && capitalFollows(i));
  }

  std::string_view m_text;
  const std::vector<ByteRange>& m_words;
  const SmallWords& m_small;
};

}  // namespace

SmallWords smallWords(std::string_view text, const std::vector<ByteRange>& words) {
  SmallWords small;
  for (const ByteRange& word : words) {
    if (!isCapital(textOf(text, word))) small.insert(hashOf(textOf(text, word)));
  }
  return small;
}

std::vector<ByteRange> answerCandidates(std::string_view text, const std::vector<ByteRange>& words,
                                        const SmallWords& small) {
  const Sentence sentence(text, words, small);
  std::vector<ByteRange> candidates;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t dateEnd = sentence.dateEnd(i);
    const std::size_t end = dateEnd > i ? dateEnd : sentence.nameEnd(i);
    const bool telling = dateEnd > i || (end > i ? sentence.isTellingName(i, end) && !sentence.isDoubtful(i)
                                                 : sentence.isTellingNumber(i));
    const std::size_t next = std::max(end, i + 1);
    if (telling) candidates.push_back({words[i].begin, words[next - 1].end});
    i = next;
  }
  return candidates;
}

}  // namespace engine
