// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/tokenizer.h"

namespace engine {

// The word sequences of some texts, as an answer would spell them: what a grounded answer may say. A sequence begins
// where a word begins, also behind its opening quotes and brackets; it ends where a word ends, before or behind its
// closing marks or "'s". Words are tokenised as they are after a space, so the start of a line or the quotes before a
// word change nothing. White space of any kind counts as one space. A sequence never runs from one text into the next.
// One fixed sentence (`other`) may be said as well, whole.
// REQUIRES: valid UTF-8.
class SourceWords {
 public:
  // How far an answer has come: the places of the source that match it so far.
  struct Progress {
    std::vector<std::int32_t> next;  // tokens, by index, of which one must come next; none: nothing can follow
    bool mayEnd = false;
  };

  SourceWords(const Tokenizer& tokenizer, std::span<const std::string_view> texts, std::string_view other);

  const Progress& start() const { return m_start; }
  // The ids that may come next, ascending, each once.
  std::vector<std::int32_t> allowed(const Progress& progress) const;
  // REQUIRES: `id` is one of allowed(progress).
  Progress after(const Progress& progress, std::int32_t id) const;

 private:
  struct Token {
    std::int32_t id = 0;
    std::int32_t next = -1;  // index of the token that follows in the source
    bool mayEnd = false;     // a word ends behind it
  };
  void addText(const Tokenizer& tokenizer, std::string_view text);
  void addInnerStarts(const Tokenizer& tokenizer, std::string_view words, std::int32_t first);
  void addOther(const Tokenizer& tokenizer, std::string_view other);

  std::vector<Token> m_tokens;
  std::vector<std::int64_t> m_begins;  // of the tokens of one text, while it is added
  Progress m_start;
};

}  // namespace engine
