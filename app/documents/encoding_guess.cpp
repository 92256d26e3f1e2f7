// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/encoding_guess.h"

#include <algorithm>
#include <memory>

#include "app/documents/utf8.h"
#ifdef PIC_IMPORT
#include <uchardet/uchardet.h>
#endif

namespace documents {
namespace {

constexpr std::size_t kSample = std::size_t{1} << 20;  // more does not change a detector's mind

// UTF-16 without its mark: text of most scripts has a zero in every other byte.
std::string utf16Guess(std::string_view bytes) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  const std::size_t many = std::max<std::size_t>(3, bytes.size() / 5);
  if (zeros[1] >= many && zeros[0] * 50 < zeros[1]) return "UTF-16LE";
  if (zeros[0] >= many && zeros[1] * 50 < zeros[0]) return "UTF-16BE";
  return {};
}

// Whether the bytes beyond ASCII are UTF-8 but for a few: characters that are whole outnumber the broken ones by far.
bool nearlyUtf8(std::string_view bytes) {
  std::size_t whole = 0;
  std::size_t broken = 0;
  while (!bytes.empty()) {
    const std::size_t valid = firstInvalidUtf8(bytes).value_or(bytes.size());
    whole += static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(valid),
                                                    [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    const std::size_t length = invalidLength(bytes);
    if (length < bytes.size() || length == 1) ++broken;  // otherwise a character cut short by the end of the file
    bytes.remove_prefix(length);
  }
  return broken * 10 <= whole;
}

std::string detected([[maybe_unused]] std::string_view bytes) {
#ifdef PIC_IMPORT
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
#else
  return {};
#endif
}

// Nobody writes the control characters that ISO's encodings have where Windows' have quotation marks and dashes.
// Windows' are supersets or near relatives; they stand for a failed guess too.
std::string withoutControls(const std::string& guess, std::string_view bytes) {
  const auto isControl = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xA0;
  };
  if (guess.empty() || guess == "ASCII" || guess == "UTF-8" || guess == "ISO-8859-1") return "windows-1252";
  if (!guess.starts_with("ISO-8859-") || std::none_of(bytes.begin(), bytes.end(), isControl)) return guess;
  return guess == "ISO-8859-2" ? "windows-1250" : "windows-1252";
}

}  // namespace

std::string guessEncoding(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') != std::string_view::npos) return utf16Guess(sample);
  if (nearlyUtf8(bytes)) return "UTF-8";
  return withoutControls(detected(sample), sample);
}

}  // namespace documents
