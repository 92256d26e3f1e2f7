// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/utf8.h"

#include <cstdint>
#include <cstdio>

#include "engine/error.h"

namespace cli {
namespace {

using engine::Error;

// What a lead byte promises: how many bytes the character has, and which second bytes it allows. 0: no lead byte.
struct Lead {
  int length = 0;
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

bool validCharacter(std::string_view bytes, const Lead& lead) {
  if (lead.length == 0 || bytes.size() < static_cast<std::size_t>(lead.length)) return false;
  for (int i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    const bool second = i == 1;
    if (byte < (second ? lead.secondLow : 0x80) || byte > (second ? lead.secondHigh : 0xBF)) return false;
  }
  return true;
}

void appendUtf8(std::string& text, std::uint32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr unsigned kLeads[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(kLeads[more] | (c >> (6 * more)));
  for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F));
}

// REQUIRES: bytes begin with a byte order mark.
std::string fromUtf16(std::string_view bytes, bool bigEndian, const std::string& name) {
  const auto unitAt = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(bigEndian ? first << 8 | second : second << 8 | first);
  };
  const auto fail = [&](std::size_t at) {
    throw Error(name + " begins as UTF-16, but the bytes at offset " + std::to_string(at) + " are not UTF-16.");
  };
  std::string text;
  for (std::size_t at = 2; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size()) fail(at);
    std::uint32_t c = unitAt(at);
    if (c >= 0xDC00 && c <= 0xDFFF) fail(at);
    if (c >= 0xD800 && c <= 0xDBFF) {
      const std::uint32_t low = at + 3 < bytes.size() ? unitAt(at + 2) : 0;
      if (low < 0xDC00 || low > 0xDFFF) fail(at);
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    appendUtf8(text, c);
  }
  return text;
}

}  // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Lead lead = leadOf(static_cast<unsigned char>(bytes[at]));
    if (!validCharacter(bytes.substr(at), lead)) return at;
    at += static_cast<std::size_t>(lead.length);
  }
  return std::nullopt;
}

std::string textFromBytes(std::string bytes, const std::string& name) {
  std::string text = std::move(bytes);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    text = fromUtf16(text, text.starts_with("\xFE\xFF"), name);
  } else if (text.starts_with("\xEF\xBB\xBF")) {
    text.erase(0, 3);
  }
  if (text.find('\0') != std::string::npos || text.starts_with("%PDF-")) {
    throw Error(name + " is not a text file; only plain text (UTF-8, UTF-16) is read.");
  }
  if (const std::optional<std::size_t> at = firstInvalidUtf8(text)) {
    char byte[8];
    std::snprintf(byte, sizeof byte, "0x%02X", static_cast<unsigned char>(text[*at]));
    throw Error(name + " is not valid UTF-8: the byte " + byte + " at offset " + std::to_string(*at) +
                " belongs to no character. Save it as UTF-8 and try again.");
  }
  return text;
}

}  // namespace cli
