// SPDX-License-Identifier: Apache-2.0
#include "engine/text/word_piece.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <fstream>

#include "engine/error.h"

namespace engine {

std::string uncased(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString all = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  all = decompose->normalize(all.toLower(), status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
    if (u_charType(all.char32At(i)) != U_NON_SPACING_MARK) kept.append(all.char32At(i));
  }
  std::string utf8;
  kept.toUTF8String(utf8);
  return utf8;
}

WordPieceVocabulary::WordPieceVocabulary(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw Error("The WordPiece vocabulary " + file.string() + " cannot be read.");
  std::string line;
  while (std::getline(stream, line)) m_ids.emplace(line, m_size++);
  const auto unknown = m_ids.find("[UNK]");
  if (unknown == m_ids.end()) throw Error(file.string() + " is not a WordPiece vocabulary: it has no [UNK].");
  m_unknown = unknown->second;
}

std::vector<std::int32_t> WordPieceVocabulary::encode(std::string_view word, bool continuesWord) const {
  std::vector<std::int32_t> ids;
  std::size_t begin = 0;
  while (begin < word.size()) {
    const std::string prefix = continuesWord || begin > 0 ? "##" : "";
    std::size_t end = word.size();
    while (end > begin && !m_ids.contains(prefix + std::string(word.substr(begin, end - begin)))) --end;
    if (end == begin) return {m_unknown};
    ids.push_back(m_ids.at(prefix + std::string(word.substr(begin, end - begin))));
    begin = end;
  }
  return ids;
}

}  // namespace engine
