// SPDX-License-Identifier: Apache-2.0
#include "engine/text/tokenizer.h"

#include <algorithm>

#include "engine/text/sentencepiece_tokenizer.h"

namespace engine {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr int kUnfinished = 3;                             // bytes a UTF-8 sequence may still lack its last one after

// A tokenizer shows every byte of an unfinished sequence as one U+FFFD at the end: those may still become a character.
std::size_t readableLength(std::string_view text) {
  for (int i = 0; i < kUnfinished && text.ends_with(kReplacement); ++i) text.remove_suffix(kReplacement.size());
  return text.size();
}

}  // namespace

std::string StreamDecoder::push(std::int32_t id) {
  m_ids.push_back(id);
  const std::string text = m_tokenizer.decode(m_ids);
  const std::size_t readable = readableLength(text);
  std::string news = text.substr(m_given, readable - m_given);
  m_given = readable;
  if (m_ids.size() >= kLongestWindow) forgetOldIds();
  return news;
}

std::string StreamDecoder::finish() {
  const std::string text = m_tokenizer.decode(m_ids);
  std::string rest = text.substr(m_given);
  m_ids.clear();
  m_given = 0;
  return rest;
}

// The last ids hold every unfinished sequence (at most three bytes, a token each). They must also show some text of
// their own: only behind text does a tokenizer keep the space at the start of the next piece.
void StreamDecoder::forgetOldIds() {
  const std::vector<std::int32_t> recent(m_ids.end() - kKept, m_ids.end());
  const std::size_t readable = readableLength(m_tokenizer.decode(recent));
  if (readable == 0) return;
  m_ids = recent;
  m_given = readable;
}

std::unique_ptr<Tokenizer> openTokenizer(const std::filesystem::path& folderOrFile) {
  const bool folder = std::filesystem::is_directory(folderOrFile);
  return std::make_unique<SentencepieceTokenizer>(folder ? folderOrFile / "tokenizer.model" : folderOrFile);
}

}  // namespace engine
