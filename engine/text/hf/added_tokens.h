// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/hf/normalizers.h"
#include "engine/text/hf/text_trie.h"
#include "engine/text/hf/vocabulary.h"

namespace engine {

struct AddedToken {
  std::string content;
  std::int32_t id = 0;
  bool special = false;     // left out of decoded text
  bool singleWord = false;  // not inside a word
  bool takesLeft = false;   // with the white space before it
  bool takesRight = false;  // and behind it
  bool normalized = false;  // looked for in the normalized text
};

// A part of a text: a token (id >= 0) or text between tokens.
struct TextSection {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int32_t id = -1;
};

// The "added_tokens" of a tokenizer.json: texts that are one token each, wherever they stand.
class AddedTokens {
 public:
  AddedTokens() = default;
  // Adds the tokens to the vocabulary.
  AddedTokens(const nlohmann::json& json, const std::string& where, const Normalizer& normalizer,
              Vocabulary& vocabulary);

  enum class Stage { kOriginal, kNormalized };
  // The text cut into tokens of this stage and what lies between; special ones are plain text unless asked for.
  std::vector<TextSection> find(Stage stage, std::string_view text, bool findsSpecial) const;
  bool isSpecial(std::int32_t id) const { return m_special.contains(id); }

 private:
  // Where the token that begins at `at` ends, and which it is (the longest); nothing begins there: id -1.
  TextSection longestAt(const TextTrie& trie, std::string_view text, std::size_t at) const;
  bool isWanted(const TextSection& found, std::string_view text, bool findsSpecial) const;

  std::vector<AddedToken> m_tokens;
  TextTrie m_original;  // values: places in m_tokens
  TextTrie m_normalized;
  std::set<std::int32_t> m_special;
};

}  // namespace engine
