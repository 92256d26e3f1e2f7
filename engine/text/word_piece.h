// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace engine {

// The greedy longest-match of a BERT vocabulary, as far as carrying a vocabulary over needs it: single pieces of text,
// lower-cased and stripped of accents.
class WordPieceVocabulary {
 public:
  // One piece a line; its id is its line, from 0. Errors: an unreadable file, no [UNK].
  explicit WordPieceVocabulary(const std::filesystem::path& file);

  // Ids of the longest pieces that spell `word`; continuation pieces ("##…") from the first on when it continues a
  // word. A part that no piece spells gives one unknown id for the whole word.
  std::vector<std::int32_t> encode(std::string_view word, bool continuesWord) const;
  std::int32_t unknown() const { return m_unknown; }
  int size() const { return m_size; }

 private:
  std::unordered_map<std::string, std::int32_t> m_ids;
  std::int32_t m_unknown = 0;
  int m_size = 0;
};

// Lower case without accents (canonical decomposition, combining marks removed).
std::string uncased(std::string_view text);

}  // namespace engine
