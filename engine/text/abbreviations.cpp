// SPDX-License-Identifier: Apache-2.0
#include "engine/text/abbreviations.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace engine {

namespace {

// Never the last word of a sentence.
constexpr std::string_view kBeforeName[] = {
    "Mr",  "Mrs",    "Ms",  "Dr",     "Prof", "Gen", "Col", "Lt",  "Sgt",  "Capt", "Maj", "Cmdr", "Rev",
    "Hon", "Gov",    "Sen", "Rep",    "Fr",   "Mt",  "Ft",  "Mme", "Mlle", "vs",   "cf",  "viz",  "ca",
    "e.g", "approx", "i.e", "Messrs", "Adm",  "Cpl", "Pvt", "Pte", "Supt", "Insp", "E.g", "I.e"};

constexpr std::string_view kBeforeNumber[] = {"No",  "Nos", "no",  "nos", "Vol", "vol", "Fig", "Figs", "fig",
                                              "p",   "pp",  "Ch",  "ch",  "Art", "art", "Sec", "sec",  "Eq",
                                              "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",  "Sept",
                                              "Oct", "Nov", "Dec", "c",   "b",   "d",   "r",   "Op",   "op"};

// May be the last word of a sentence: the next word decides.
constexpr std::string_view kEither[] = {"etc", "Inc", "Ltd",  "Co",   "Corp", "Bros", "Jr",  "Sr",   "St", "al",
                                        "Ave", "Rd",  "Blvd", "Dept", "Univ", "Assn", "Esq", "Ph.D", "I"};

constexpr std::string_view kSentenceStarts[] = {
    "The",   "A",     "An",   "He",   "She",   "It",    "They", "We",      "I",    "You",      "In",    "On",   "At",
    "But",   "And",   "This", "That", "These", "Those", "His",  "Her",     "Its",  "Their",    "There", "When", "After",
    "While", "As",    "For",  "If",   "By",    "From",  "To",   "However", "With", "Although", "Some",  "Many", "What",
    "Who",   "Where", "Why",  "How",  "Our",   "My",    "Your", "So",      "Then", "Now",      "Not",   "No",   "Yes"};

constexpr std::size_t kLongestAbbreviation = 16;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isLetter(char c) { return isCapital(c) || (c >= 'a' && c <= 'z'); }
// Bytes of other alphabets' letters count as part of a word.
bool isWordByte(char c) { return isLetter(c) || isDigit(c) || c == '.' || static_cast<unsigned char>(c) >= 0x80; }

template <std::size_t N>
bool isOneOf(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Empty where it is longer than any abbreviation: then it need not be read to its begin.
std::string_view lastWord(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && isWordByte(text[text.size() - 1 - length])) {
    if (++length > kLongestAbbreviation) return {};
  }
  return text.substr(text.size() - length);
}

bool beginsAsSentencesDo(std::string_view after) {
  const std::size_t length = std::find_if_not(after.begin(), after.end(), isLetter) - after.begin();
  return isOneOf(after.substr(0, length), kSentenceStarts);
}

// "U.S", "p.m", "J.R.R": letters and full stops, at most two letters a part.
bool isDotted(std::string_view word) {
  int letters = 0;
  for (const char c : word) {
    letters = c == '.' ? 0 : letters + 1;
    if (letters > 2 || (c != '.' && !isLetter(c))) return false;
  }
  return word.find('.') != word.npos && isLetter(word.front());
}

bool isListNumber(std::string_view sentence) {
  return !sentence.empty() && sentence.size() <= 3 && std::all_of(sentence.begin(), sentence.end(), isDigit);
}

}  // namespace

bool fullStopContinues(std::string_view before, std::string_view after) {
  if (isListNumber(before)) return true;
  const std::string_view word = lastWord(before);
  if (word.empty()) return false;
  if (isOneOf(word, kBeforeName)) return true;
  if (isOneOf(word, kBeforeNumber)) return !after.empty() && isDigit(after.front());
  if (isOneOf(word, kEither) || isDotted(word)) return !beginsAsSentencesDo(after);
  return word.size() == 1 && isCapital(word.front());
}

}  // namespace engine
