// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/scores.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>

namespace engine {
namespace {

using Codepoints = std::vector<UChar32>;

bool isPunctuation(UChar32 c) {  // Python's string.punctuation: exactly the ASCII marks
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Python's str.isspace; ICU's u_isUWhiteSpace lacks U+001C…U+001F.
bool isSpace(UChar32 c) { return u_isUWhiteSpace(c) || (c >= 0x1c && c <= 0x1f); }

// What `\w` of Python's re matches: str.isalnum. A combining mark is none, so "a" before one stands alone.
bool isWordCharacter(UChar32 c) { return u_isalpha(c) || u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_NONE; }

Codepoints lowerWithoutPunctuation(std::string_view text) {
  icu::UnicodeString lower = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  lower.toLower(icu::Locale::getRoot());  // the user's locale must not change scores (Turkish I)
  Codepoints result;
  for (int32_t i = 0; i < lower.length(); i = lower.moveIndex32(i, 1)) {
    const UChar32 c = lower.char32At(i);
    if (!isPunctuation(c)) result.push_back(c);
  }
  return result;
}

bool isArticle(const Codepoints& word) {
  return word == Codepoints{'a'} || word == Codepoints{'a', 'n'} || word == Codepoints{'t', 'h', 'e'};
}

// Every maximal run of word characters that spells an article becomes a space.
Codepoints withoutArticles(const Codepoints& text) {
  Codepoints result;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && isWordCharacter(text[end])) ++end;
    const Codepoints word(text.begin() + begin, text.begin() + end);
    if (isArticle(word)) {
      result.push_back(' ');
    } else {
      result.insert(result.end(), word.begin(), word.end());
    }
    if (end < text.size()) result.push_back(text[end++]);
    begin = end;
  }
  return result;
}

std::vector<std::string> answerTokens(std::string_view answer) {
  std::vector<std::string> tokens;
  icu::UnicodeString token;
  const auto flush = [&] {
    if (!token.isEmpty()) token.toUTF8String(tokens.emplace_back());
    token.remove();
  };
  for (const UChar32 c : withoutArticles(lowerWithoutPunctuation(answer))) {
    if (isSpace(c)) {
      flush();
    } else {
      token.append(c);
    }
  }
  flush();
  return tokens;
}

double tokenF1(const std::vector<std::string>& prediction, const std::vector<std::string>& gold) {
  if (prediction.empty() || gold.empty()) return prediction.empty() == gold.empty() ? 1 : 0;
  std::map<std::string, int> left;
  for (const std::string& token : gold) ++left[token];
  int same = 0;
  for (const std::string& token : prediction) {
    if (left[token]-- > 0) ++same;
  }
  return 2.0 * same / static_cast<double>(prediction.size() + gold.size());
}

}  // namespace

std::string normalizeAnswer(std::string_view answer) {
  std::string result;
  for (const std::string& token : answerTokens(answer)) {
    if (!result.empty()) result += ' ';
    result += token;
  }
  return result;
}

Score scoreAnswer(std::string_view prediction, const std::vector<std::string>& golds) {
  const std::vector<std::string> predicted = answerTokens(prediction);
  std::vector<std::vector<std::string>> accepted;
  for (const std::string& gold : golds) {
    std::vector<std::string> tokens = answerTokens(gold);
    if (!tokens.empty()) accepted.push_back(std::move(tokens));
  }
  if (accepted.empty()) accepted.emplace_back();
  Score best;
  for (const std::vector<std::string>& gold : accepted) {
    best.exactMatch = std::max(best.exactMatch, predicted == gold ? 1.0 : 0.0);
    best.f1 = std::max(best.f1, tokenF1(predicted, gold));
  }
  return best;
}

}  // namespace engine
