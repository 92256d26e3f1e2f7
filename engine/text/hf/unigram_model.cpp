// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "engine/error.h"
#include "engine/text/hf/component.h"
#include "engine/text/hf/text_trie.h"
#include "engine/text/hf/word_model.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

constexpr double kUnknownPenalty = 10;  // below the worst piece
constexpr double kMostScore = 1e6;      // either way; scores are logarithms of probabilities

struct Unigram {
  Vocabulary vocabulary;
  std::vector<double> scores;  // by id
  TextTrie trie;
  std::optional<std::int32_t> unknown;
  double unknownScore = 0;
  std::optional<std::array<std::int32_t, 256>> bytes;  // with byte fallback
  std::string where;
};

// The best way to spell a word up to a byte.
struct Path {
  double score = 0;
  std::int32_t id = 0;  // of its last piece
  std::uint32_t begin = 0;
  bool reached = false;

  void offer(const Path& other) {
    if (!reached || other.score > score) *this = other;
  }
};

std::vector<Path> bestPaths(const Unigram& model, std::string_view word) {
  std::vector<Path> paths(word.size() + 1);
  for (std::size_t begin = 0, length = 0; begin < word.size(); begin += length) {
    length = characterLength(word[begin]);
    bool spellsCharacter = false;
    std::int32_t node = TextTrie::kRoot;
    for (std::size_t end = begin + 1; end <= word.size(); ++end) {
      node = model.trie.next(node, word[end - 1]);
      if (node == TextTrie::kNone) break;
      const std::int32_t id = model.trie.value(node);
      if (id == TextTrie::kNone) continue;
      const double score = paths[begin].score + model.scores[static_cast<std::size_t>(id)];
      paths[end].offer({score, id, static_cast<std::uint32_t>(begin), true});
      if (end - begin == length) spellsCharacter = true;
    }
    if (spellsCharacter) continue;
    const double score = paths[begin].score + model.unknownScore;
    paths[begin + length].offer({score, model.unknown.value_or(-1), static_cast<std::uint32_t>(begin), true});
  }
  return paths;
}

// The pieces of the best path; neighbours that are unknown become one.
std::vector<WordToken> bestPieces(const Unigram& model, std::string_view word) {
  const std::vector<Path> paths = bestPaths(model, word);
  const std::int32_t unknown = model.unknown.value_or(-1);
  std::vector<WordToken> pieces;  // from the end
  for (std::size_t end = word.size(); end > 0; end = paths[end].begin) {
    const Path& path = paths[end];
    if (path.id == unknown && !pieces.empty() && pieces.back().id == unknown) {
      pieces.back().begin = path.begin;
    } else {
      pieces.push_back({path.id, path.begin, static_cast<std::uint32_t>(end)});
    }
  }
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

// An unknown piece becomes its bytes (each stands for all of it), the piece that it spells, or stays unknown.
void addUnknown(const Unigram& model, std::string_view word, const WordToken& piece, std::vector<WordToken>& tokens) {
  const std::string_view text = word.substr(piece.begin, piece.end - piece.begin);
  if (const std::optional<std::int32_t> id = model.vocabulary.idOf(text)) {
    tokens.push_back({*id, piece.begin, piece.end});
  } else if (model.bytes) {
    for (const char byte : text) {
      tokens.push_back({(*model.bytes)[static_cast<unsigned char>(byte)], piece.begin, piece.end});
    }
  } else if (model.unknown) {
    tokens.push_back(piece);
  } else {
    throw Error(model.where + ": the text has '" + std::string(text) +
                "', which no piece spells, and there is no 'unk_id'.");
  }
}

void tokenize(const Unigram& model, std::string_view word, std::vector<WordToken>& tokens) {
  for (const WordToken& piece : bestPieces(model, word)) {
    if (piece.id == model.unknown.value_or(-1)) {
      addUnknown(model, word, piece, tokens);
    } else {
      tokens.push_back(piece);
    }
  }
}

// "vocab": [[piece, score], …]; the id is the place.
void readPieces(const JsonFields& fields, Unigram& model) {
  const nlohmann::json* pieces = fields.value("vocab");
  if (pieces == nullptr || !pieces->is_array()) fields.fail("'vocab' must be an array of pieces with their scores.");
  double least = std::numeric_limits<double>::max();
  for (const nlohmann::json& entry : *pieces) {
    const bool pair = entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_number();
    const double score = pair ? entry[1].get<double>() : 0;
    if (!pair || std::abs(score) > kMostScore) fields.fail("'vocab' has an entry that is not a piece with its score.");
    const auto id = static_cast<std::int32_t>(model.scores.size());
    model.vocabulary.add(entry[0].get<std::string>(), id, fields.where());
    model.trie.add(entry[0].get_ref<const std::string&>(), id);
    model.scores.push_back(score);
    least = std::min(least, score);
  }
  model.unknownScore = least - kUnknownPenalty;
}

}  // namespace

WordModel readUnigram(const JsonFields& fields) {
  Unigram model;
  model.where = fields.where();
  readPieces(fields, model);
  if (fields.has("unk_id")) model.unknown = fields.count("unk_id", 0, model.vocabulary.size() - 1);
  if (fields.flag("byte_fallback", false)) model.bytes = byteIds(model.vocabulary);
  WordModel result;
  result.vocabulary = model.vocabulary;
  result.tokenize = [shared = std::make_shared<const Unigram>(std::move(model))](
                        std::string_view word, std::vector<WordToken>& tokens) { tokenize(*shared, word, tokens); };
  return result;
}

}  // namespace engine
