// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/byte_alphabet.h"

#include "engine/text/utf8.h"

namespace engine {

namespace {

constexpr char32_t kFirstOther = 0x100;

bool standsForItself(unsigned byte) {
  return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

// Every character of the alphabet is below U+0144.
std::array<char32_t, 256> makeCodes() {
  std::array<char32_t, 256> codes = {};
  char32_t other = kFirstOther;
  for (unsigned byte = 0; byte < codes.size(); ++byte) codes[byte] = standsForItself(byte) ? byte : other++;
  return codes;
}

std::array<std::string, 256> makeAlphabet() {
  const std::array<char32_t, 256> codes = makeCodes();
  std::array<std::string, 256> alphabet;
  for (std::size_t byte = 0; byte < codes.size(); ++byte) {
    if (codes[byte] >= 0x80) alphabet[byte] += static_cast<char>(0xC0 | (codes[byte] >> 6));
    alphabet[byte] += static_cast<char>(codes[byte] < 0x80 ? codes[byte] : 0x80 | (codes[byte] & 0x3F));
  }
  return alphabet;
}

std::array<int, 512> makeBytes() {
  std::array<int, 512> bytes = {};
  bytes.fill(-1);
  const std::array<char32_t, 256> codes = makeCodes();
  for (std::size_t byte = 0; byte < codes.size(); ++byte) bytes[codes[byte]] = static_cast<int>(byte);
  return bytes;
}

}  // namespace

const std::array<std::string, 256>& byteAlphabet() {
  static const std::array<std::string, 256> kAlphabet = makeAlphabet();
  return kAlphabet;
}

std::optional<std::string> bytesOfAlphabet(std::string_view text) {
  static const std::array<int, 512> kBytes = makeBytes();
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = characterAt(text, at);
    if (character.code >= kBytes.size() || kBytes[character.code] < 0) return std::nullopt;
    bytes += static_cast<char>(kBytes[character.code]);
    at += character.length;
  }
  return bytes;
}

}  // namespace engine
