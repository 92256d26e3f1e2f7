// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/utf8.h"

namespace documents {
namespace {

// What a lead byte promises: how many bytes the character has, and which second bytes it allows. 0: no lead byte.
struct Lead {
  std::size_t length = 0;
  unsigned char secondLow = 0x80;
  unsigned char secondHigh = 0xBF;
};

Lead leadOf(unsigned char byte) {
  if (byte < 0x80) return {1};
  if (byte >= 0xC2 && byte <= 0xDF) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};  // below: overlong
  if (byte == 0xED) return {3, 0x80, 0x9F};  // above: surrogates
  if (byte >= 0xE1 && byte <= 0xEF) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};  // below: overlong
  if (byte >= 0xF1 && byte <= 0xF3) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};  // above: more than U+10FFFF
  return {};
}

// How many bytes from the first on could begin the character that `lead` promises.
std::size_t wellFormedBytes(std::string_view bytes, const Lead& lead) {
  if (lead.length == 0) return 0;
  std::size_t good = 1;
  for (; good < lead.length && good < bytes.size(); ++good) {
    const auto byte = static_cast<unsigned char>(bytes[good]);
    if (byte < (good == 1 ? lead.secondLow : 0x80) || byte > (good == 1 ? lead.secondHigh : 0xBF)) break;
  }
  return good;
}

}  // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Lead lead = leadOf(static_cast<unsigned char>(bytes[at]));
    if (lead.length == 0 || wellFormedBytes(bytes.substr(at), lead) < lead.length) return at;
    at += lead.length;
  }
  return std::nullopt;
}

std::size_t invalidLength(std::string_view bytes) {
  const std::size_t good = wellFormedBytes(bytes, leadOf(static_cast<unsigned char>(bytes.front())));
  return good == 0 ? 1 : good;
}

char32_t firstCharacter(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = leadOf(lead).length;
  char32_t character = length < 2 ? lead : lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  return character;
}

char32_t lastCharacter(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return firstCharacter(text.substr(begin));
}

void appendUtf8(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr unsigned kLeads[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(kLeads[more] | (c >> (6 * more)));
  for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F));
}

}  // namespace documents
