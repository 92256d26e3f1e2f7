// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/text_encoding.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "app/documents/encoding_guess.h"
#include "app/documents/utf8.h"
#include "engine/error.h"

namespace documents {
namespace {

using engine::Error;

// Collects characters with the bytes they were made of, and joins them to places of even width.
class Decoding {
 public:
  // Bytes that are already UTF-8, from `source` on.
  void appendValid(std::string_view bytes, std::size_t source) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\r', at), bytes.size());
      if (end > at) add(bytes.substr(at, end - at), source + at, end - at, 1);
      if (end == bytes.size()) return;
      const std::size_t length = end + 1 < bytes.size() && bytes[end + 1] == '\n' ? 2 : 1;
      add("\n", source + end, length, length);
      at = end + length;
    }
  }

  void appendCharacter(char32_t character, std::size_t source, std::size_t length) {
    const bool afterReturn = std::exchange(m_afterReturn, character == '\r');
    if (character == '\n' && afterReturn) {
      m_result.places.back().source.end += static_cast<std::int64_t>(length);  // \r\n is the one line end
      return;
    }
    std::string bytes;
    appendUtf8(bytes, character == '\r' ? U'\n' : character);
    add(bytes, source, length, character == '\r' ? kAlone : bytes.size() * 16 + length);
  }

  void appendInvalid(std::size_t source, std::size_t length) {
    if (m_invalid++ == 0) m_firstInvalid = source;
    add(kReplacement, source, length, kReplacement.size() * 16 + length);
  }

  DecodedText finish(const std::string& name, std::string encoding) {
    m_result.encoding = std::move(encoding);
    if (m_invalid > 0) {
      m_result.warnings.push_back(name + " has " + std::to_string(m_invalid) + (m_invalid == 1 ? " place" : " places") +
                                  " that " + (m_invalid == 1 ? "is" : "are") + " not " + m_result.encoding +
                                  ", the first at byte " + std::to_string(m_firstInvalid) +
                                  "; \xEF\xBF\xBD stands there now.");
    }
    return std::move(m_result);
  }

 private:
  // `width` tells characters of one size from those of another: only they share a place, so that offsets inside it are
  // proportional.
  void add(std::string_view bytes, std::size_t source, std::size_t length, std::size_t width) {
    const auto textBegin = static_cast<std::int64_t>(m_result.text.size());
    const auto sourceBegin = static_cast<std::int64_t>(source);
    const auto sourceEnd = static_cast<std::int64_t>(source + length);
    m_result.text += bytes;
    const auto textEnd = static_cast<std::int64_t>(m_result.text.size());
    if (width == m_width && width != kAlone && !m_result.places.empty() &&
        m_result.places.back().source.end == sourceBegin) {
      m_result.places.back().text.end = textEnd;
      m_result.places.back().source.end = sourceEnd;
      return;
    }
    Place place;
    place.text = {textBegin, textEnd};
    place.source = {sourceBegin, sourceEnd};
    m_result.places.push_back(place);
    m_width = width;
  }

  static constexpr std::size_t kAlone = 0;  // may still grow

  DecodedText m_result;
  std::size_t m_width = 0;
  std::size_t m_invalid = 0;
  std::size_t m_firstInvalid = 0;
  bool m_afterReturn = false;
};

void decodeUtf8(std::string_view bytes, std::size_t at, Decoding& decoding) {
  while (at < bytes.size()) {
    const std::string_view rest = bytes.substr(at);
    const std::size_t valid = firstInvalidUtf8(rest).value_or(rest.size());
    decoding.appendValid(rest.substr(0, valid), at);
    at += valid;
    if (at == bytes.size()) return;
    const std::size_t length = invalidLength(bytes.substr(at));
    decoding.appendInvalid(at, length);
    at += length;
  }
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter openConverter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  return {ucnv_open(encoding.c_str(), &status), ucnv_close};
}

void decodeWith(UConverter& converter, std::string_view bytes, std::size_t at, Decoding& decoding) {
  const char* next = bytes.data() + at;
  const char* const end = bytes.data() + bytes.size();
  while (next < end) {
    const auto source = static_cast<std::size_t>(next - bytes.data());
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 character = ucnv_getNextUChar(&converter, &next, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) return;  // the rest says nothing, as a shift back to ASCII does
    const std::size_t length = static_cast<std::size_t>(next - bytes.data()) - source;
    if (U_FAILURE(status) || character == 0xFFFD) {
      decoding.appendInvalid(source, length);
      if (length == 0) return;
    } else {
      decoding.appendCharacter(static_cast<char32_t>(character), source, length);
    }
  }
}

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
constexpr Mark kMarks[] = {{"\xEF\xBB\xBF", "UTF-8"},
                           {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                           {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                           {"\xFF\xFE", "UTF-16LE"},
                           {"\xFE\xFF", "UTF-16BE"}};

const Mark* markOf(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return &mark;
  }
  return nullptr;
}

[[noreturn]] void refuseBinary(const std::string& name) {
  throw Error(name + " is not a text file: it holds bytes that no text has (NUL).");
}

DecodedText decodeAs(std::string_view bytes, std::size_t at, const std::string& encoding, const std::string& name) {
  Decoding decoding;
  if (encoding == "UTF-8") {
    decodeUtf8(bytes, at, decoding);
  } else if (const Converter converter = openConverter(encoding)) {
    decodeWith(*converter, bytes, at, decoding);
  } else {
    return decodeAs(bytes, at, "windows-1252", name);
  }
  DecodedText result = decoding.finish(name, encoding);
  if (result.text.find('\0') != std::string::npos) refuseBinary(name);
  return result;
}

}  // namespace

DecodedText decodeText(std::string_view bytes, const std::string& name, const std::string& declared) {
  if (const Mark* mark = markOf(bytes)) return decodeAs(bytes, mark->bytes.size(), mark->encoding, name);
  std::string encoding = guessEncoding(bytes);
  if (encoding.empty()) refuseBinary(name);
  if (encoding == "UTF-8" || encoding.starts_with("UTF-16")) return decodeAs(bytes, 0, encoding, name);
  // A file of single bytes that calls itself UTF-8 or UTF-16 is wrong about itself.
  if (!declared.empty() && !declared.starts_with("UTF-") && openConverter(declared)) {
    return decodeAs(bytes, 0, declared, name);
  }
  DecodedText result = decodeAs(bytes, 0, encoding, name);
  result.warnings.insert(result.warnings.begin(), name + " does not say its encoding; it was read as " +
                                                      result.encoding + ". If letters are wrong, save it as UTF-8.");
  return result;
}

std::int64_t sourceOffset(const std::vector<Place>& places, std::int64_t offset) {
  const auto after = std::upper_bound(places.begin(), places.end(), offset,
                                      [](std::int64_t at, const Place& place) { return at < place.text.begin; });
  if (after == places.begin()) return 0;
  const Place& place = *(after - 1);
  const std::int64_t inside = std::min(offset, place.text.end) - place.text.begin;
  const std::int64_t textBytes = place.text.end - place.text.begin;
  return place.source.begin + inside * (place.source.end - place.source.begin) / textBytes;
}

}  // namespace documents
