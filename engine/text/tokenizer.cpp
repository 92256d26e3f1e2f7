// SPDX-License-Identifier: Apache-2.0
#include "engine/text/tokenizer.h"

#include <algorithm>

#include "engine/text/hf/hf_tokenizer.h"
#include "engine/text/sentencepiece_tokenizer.h"

namespace engine {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Replacements at the end may still become characters: some tokenizers show every byte of an unfinished sequence as
// one, some the whole run of bytes that it ends.
std::size_t readableLength(std::string_view text) {
  while (text.ends_with(kReplacement)) text.remove_suffix(kReplacement.size());
  return text.size();
}

std::filesystem::path tokenizerFile(const std::filesystem::path& folderOrFile) {
  if (!std::filesystem::is_directory(folderOrFile)) return folderOrFile;
  const bool onlyJson = !std::filesystem::exists(folderOrFile / "tokenizer.model") &&
                        std::filesystem::exists(folderOrFile / "tokenizer.json");
  return folderOrFile / (onlyJson ? "tokenizer.json" : "tokenizer.model");
}

}  // namespace

std::string StreamDecoder::push(std::int32_t id) {
  m_ids.push_back(id);
  const std::string text = m_tokenizer.decode(m_ids);
  const std::size_t readable = readableLength(text);
  if (readable <= m_given) return {};  // the run of bytes at the end is not whole again
  std::string news = text.substr(m_given, readable - m_given);
  m_given = readable;
  if (m_ids.size() >= kLongestWindow) forgetOldIds(text);
  return news;
}

std::string StreamDecoder::finish() {
  const std::string text = m_tokenizer.decode(m_ids);
  std::string rest = text.substr(std::min(m_given, text.size()));
  m_ids.clear();
  m_given = 0;
  return rest;
}

// The last ids must end the text as all of them do, which those that begin inside a character may not. They must also
// show some text of their own: only behind text does a tokenizer keep the space at the start of the next piece.
void StreamDecoder::forgetOldIds(std::string_view text) {
  const std::vector<std::int32_t> recent(m_ids.end() - kKept, m_ids.end());
  const std::string recentText = m_tokenizer.decode(recent);
  const std::size_t readable = readableLength(recentText);
  if (readable == 0 || !text.ends_with(std::string_view(recentText).substr(1))) return;
  m_ids = recent;
  m_given = readable;
}

std::unique_ptr<Tokenizer> openTokenizer(const std::filesystem::path& folderOrFile) {
  const std::filesystem::path file = tokenizerFile(folderOrFile);
  if (file.filename() == "tokenizer.json") return std::make_unique<HfTokenizer>(file);
  return std::make_unique<SentencepieceTokenizer>(file);
}

}  // namespace engine
