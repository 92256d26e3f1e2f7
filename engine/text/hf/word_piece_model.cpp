// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <memory>

#include "engine/text/hf/component.h"
#include "engine/text/hf/word_model.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

struct WordPiece {
  Vocabulary vocabulary;
  std::string prefix;  // of pieces that continue a word
  std::int32_t unknown = 0;
  std::int64_t mostCharacters = 100;
};

// The longest piece that begins at `begin`; nothing when none does.
std::optional<WordToken> longestPiece(const WordPiece& model, std::string_view word, std::size_t begin) {
  std::string piece = begin > 0 ? model.prefix : "";
  const std::size_t prefixLength = piece.size();
  piece += word.substr(begin);
  for (std::size_t end = word.size(); end > begin; --end) {
    if (end < word.size() && continuesCharacter(word[end])) continue;
    const auto id = model.vocabulary.idOf(std::string_view(piece).substr(0, prefixLength + end - begin));
    if (id) return WordToken{*id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  return std::nullopt;
}

// Greedy from the left. What cannot be spelled to its end is unknown as a whole.
void tokenize(const WordPiece& model, std::string_view word, std::vector<WordToken>& tokens) {
  const std::size_t known = tokens.size();
  const WordToken unknown{model.unknown, 0, static_cast<std::uint32_t>(word.size())};
  const auto continued = std::count_if(word.begin(), word.end(), continuesCharacter);
  if (static_cast<std::int64_t>(word.size()) - continued > model.mostCharacters) return tokens.push_back(unknown);
  for (std::size_t begin = 0; begin < word.size(); begin = tokens.back().end) {
    const std::optional<WordToken> piece = longestPiece(model, word, begin);
    if (!piece) {
      tokens.resize(known);
      return tokens.push_back(unknown);
    }
    tokens.push_back(*piece);
  }
}

}  // namespace

WordModel readWordPiece(const JsonFields& fields) {
  WordPiece model;
  model.vocabulary = readVocabulary(fields);
  model.prefix = fields.text("continuing_subword_prefix", "##");
  model.mostCharacters = fields.integer("max_input_chars_per_word", 0, std::numeric_limits<std::int32_t>::max(), 100);
  const std::string unknown = fields.text("unk_token", "[UNK]");
  const std::optional<std::int32_t> id = model.vocabulary.idOf(unknown);
  if (!id) fields.fail("the unknown piece '" + unknown + "' is not in 'vocab'.");
  model.unknown = *id;
  WordModel result;
  result.vocabulary = model.vocabulary;
  result.tokenize = [shared = std::make_shared<const WordPiece>(std::move(model))](
                        std::string_view word, std::vector<WordToken>& tokens) { tokenize(*shared, word, tokens); };
  return result;
}

}  // namespace engine
