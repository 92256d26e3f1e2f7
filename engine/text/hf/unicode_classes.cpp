// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/unicode_classes.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

namespace engine {

namespace {

bool hasCategory(char32_t code, std::uint32_t mask) { return (U_GET_GC_MASK(static_cast<UChar32>(code)) & mask) != 0; }

// The package `tokenizers` asks some categories of old tables: characters that came later have none, and these few
// have moved since (found by comparing all characters).
constexpr std::uint8_t kCategories = 8;  // Unicode version
constexpr std::uint8_t kMarks = 9;
constexpr char32_t kHanunooPamudpod = 0x1734;                // was Mn
constexpr char32_t kMongolianBaludas[] = {0x1885, 0x1886};   // were letters
constexpr char32_t kVedicArdhavisarga[] = {0x1CF2, 0x1CF3};  // were Mc
constexpr char32_t kJavaneseKeret = 0xA9BD;                  // was Mc
constexpr char32_t kSharadaSandhiMark = 0x111C9;             // was P
constexpr char32_t kCanadianChiSign = 0x166D;                // was P

bool hadCategory(char32_t code, std::uint32_t mask, std::uint8_t version) {
  if (!hasCategory(code, mask)) return false;
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(code), age);
  return age[0] <= version;
}

bool isAsciiSign(char32_t code) {
  return (code >= '!' && code <= '/') || (code >= ':' && code <= '@') || (code >= '[' && code <= '`') ||
         (code >= '{' && code <= '~');
}

}  // namespace

bool isWhiteSpace(char32_t code) { return u_isUWhiteSpace(static_cast<UChar32>(code)); }
bool isPunctuation(char32_t code) {
  if (code == kCanadianChiSign || code == kSharadaSandhiMark) return true;
  return isAsciiSign(code) || hadCategory(code, U_GC_P_MASK, kCategories);
}
bool isNumeric(char32_t code) { return hasCategory(code, U_GC_N_MASK); }
bool isNonspacingMark(char32_t code) {
  if (code == kMongolianBaludas[0] || code == kMongolianBaludas[1] || code == kJavaneseKeret) return false;
  return code == kHanunooPamudpod || (code != kSharadaSandhiMark && hadCategory(code, U_GC_MN_MASK, kCategories));
}
bool isMark(char32_t code) {
  if (code == kVedicArdhavisarga[0] || code == kVedicArdhavisarga[1]) return true;
  return code != kSharadaSandhiMark && hadCategory(code, U_GC_M_MASK, kMarks);
}

bool isWordCharacter(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  return u_isUAlphabetic(c) || hasCategory(code, U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK) ||
         u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL);
}

bool isOther(char32_t code) {
  return hadCategory(code, U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CO_MASK, kCategories);
}

bool isChinese(char32_t code) {
  struct Block {
    char32_t first, last;
  };
  constexpr Block kBlocks[] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},   {0x20000, 0x2A6DF},
                               {0x2A700, 0x2B73F}, {0x2B740, 0x2B81F}, {0x2B920, 0x2CEAF}, {0x2F800, 0x2FA1F}};
  return std::any_of(std::begin(kBlocks), std::end(kBlocks),
                     [code](const Block& block) { return code >= block.first && code <= block.last; });
}

}  // namespace engine
