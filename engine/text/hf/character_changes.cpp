// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/character_changes.h"

#include <unicode/uchar.h>

#include "engine/text/hf/unicode_classes.h"
#include "engine/text/hf/unicode_forms.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

// Calls change(code, append) for every character; what is appended stands for it.
template <typename Change>
void changeEach(AlignedText& text, Change change) {
  AlignedText changed;
  changed.reserve(text.text().size());
  for (std::size_t at = 0; at < text.text().size();) {
    const Character character = characterAt(text.text(), at);
    const Origin origin = text.originAt(at);
    change(character.code, [&](char32_t code) { changed.append(code, origin); });
    at += character.length;
  }
  text = std::move(changed);
}

bool isBertControl(char32_t code) {
  if (code == '\t' || code == '\n' || code == '\r') return false;
  return code == 0 || code == 0xFFFD || isOther(code);
}

void cleanForBert(AlignedText& text) {
  changeEach(text, [](char32_t code, const auto& append) {
    if (!isBertControl(code)) append(isWhiteSpace(code) ? U' ' : code);
  });
}

void spaceChinese(AlignedText& text) {
  changeEach(text, [](char32_t code, const auto& append) {
    const bool chinese = isChinese(code);
    if (chinese) append(U' ');
    append(code);
    if (chinese) append(U' ');
  });
}

bool isNoNonspacingMark(char32_t code) { return !isNonspacingMark(code); }

}  // namespace

void lowerCase(AlignedText& text) {
  constexpr char32_t kCapitalDottedI = 0x130;  // the one character whose lower case is two
  changeEach(text, [](char32_t code, const auto& append) {
    append(code == kCapitalDottedI ? U'i' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))));
    if (code == kCapitalDottedI) append(U'\u0307');
  });
}

void keepCharacters(bool (*keeps)(char32_t), AlignedText& text) {
  changeEach(text, [keeps](char32_t code, const auto& append) {
    if (keeps(code)) append(code);
  });
}

void stripWhiteSpace(bool left, bool right, AlignedText& text) {
  const std::string_view all = text.text();
  std::size_t begin = 0;
  while (left && begin < all.size() && isWhiteSpace(characterAt(all, begin).code)) begin += characterLength(all[begin]);
  std::size_t end = all.size();
  while (right && end > begin) {
    std::size_t last = end - 1;
    while (continuesCharacter(all[last])) --last;
    if (!isWhiteSpace(characterAt(all, last).code)) break;
    end = last;
  }
  text = text.part(begin, end);
}

void normalizeForBert(const BertCleaning& cleaning, AlignedText& text) {
  if (cleaning.cleanText) cleanForBert(text);
  if (cleaning.spaceChinese) spaceChinese(text);
  if (cleaning.stripAccents) {
    normalizeForm(UnicodeForm::kNfd, text);
    keepCharacters(isNoNonspacingMark, text);
  }
  if (cleaning.lowerCase) lowerCase(text);
}

}  // namespace engine
