// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/text/tokenizer.h"

namespace engine {

// Where words begin and sentences end, seen from the ids alone: the data are drawn from ids, long after the text is
// gone.
class TokenKinds {
 public:
  explicit TokenKinds(const Tokenizer& tokenizer);

  // The first id, one that begins with a space, or one after a newline. REQUIRES: at <= ids.size(); the end counts.
  bool isWordStart(const std::vector<std::int32_t>& ids, std::size_t at) const;
  // Whether a sentence may end with this id: a full stop, an exclamation or question mark, a newline.
  bool endsSentence(std::int32_t id) const { return m_endsSentence[static_cast<std::size_t>(id)]; }
  int vocabulary() const { return static_cast<int>(m_startsWord.size()); }

 private:
  std::vector<bool> m_startsWord;
  std::vector<bool> m_endsSentence;
  std::vector<bool> m_isNewline;
};

}  // namespace engine
