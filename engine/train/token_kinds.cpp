// SPDX-License-Identifier: Apache-2.0
#include "engine/train/token_kinds.h"

namespace engine {

TokenKinds::TokenKinds(const Tokenizer& tokenizer) {
  for (std::int32_t id = 0; id < tokenizer.size(); ++id) {
    const std::string piece = tokenizer.piece(id);
    const bool newline = piece == "\n" || piece == "<0x0A>";
    m_startsWord.push_back(newline || piece.starts_with("\xE2\x96\x81"));  // U+2581, how sentencepiece writes a space
    m_isNewline.push_back(newline);
    m_endsSentence.push_back(newline || piece.ends_with('.') || piece.ends_with('!') || piece.ends_with('?'));
  }
}

bool TokenKinds::isWordStart(const std::vector<std::int32_t>& ids, std::size_t at) const {
  if (at == 0 || at == ids.size()) return true;
  return m_startsWord[static_cast<std::size_t>(ids[at])] || m_isNewline[static_cast<std::size_t>(ids[at - 1])];
}

}  // namespace engine
