// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "engine/text/hf/bpe_merges.h"
#include "engine/text/hf/component.h"
#include "engine/text/hf/word_model.h"
#include "engine/text/utf8.h"

namespace engine {

namespace {

struct Bpe {
  Vocabulary vocabulary;
  MergeTable merges;
  JoinedCharacters joined;
  std::string prefix;  // of every character but a word's first
  std::string suffix;  // of a word's last character
  std::optional<std::int32_t> unknown;
  std::optional<std::array<std::int32_t, 256>> bytes;  // with byte fallback
  bool fusesUnknown = false;
  bool ignoresMerges = false;  // a word that is a piece stays whole
};

void addBytes(const Bpe& model, std::string_view word, std::size_t at, std::size_t length,
              std::vector<WordToken>& tokens) {
  for (std::size_t i = at; i < at + length; ++i) {
    const std::int32_t id = (*model.bytes)[static_cast<unsigned char>(word[i])];
    tokens.push_back({id, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)});
  }
}

// A character that no piece spells, without byte fallback. Without an unknown piece it vanishes.
void addUnknown(const Bpe& model, WordToken token, bool fuses, std::vector<WordToken>& tokens) {
  if (!model.unknown) return;
  token.id = *model.unknown;
  if (fuses && model.fusesUnknown) {
    tokens.back().end = token.end;
  } else {
    tokens.push_back(token);
  }
}

// The word as pieces of single characters.
std::vector<WordToken> spell(const Bpe& model, std::string_view word) {
  std::vector<WordToken> tokens;
  tokens.reserve(word.size());
  std::string decorated;
  bool afterUnknown = false;
  for (std::size_t at = 0, length = 0; at < word.size(); at += length) {
    length = characterLength(word[at]);
    std::string_view piece = word.substr(at, length);
    if (!model.prefix.empty() || !model.suffix.empty()) {
      decorated = (at > 0 ? model.prefix : "") + std::string(piece) + (at + length == word.size() ? model.suffix : "");
      piece = decorated;
    }
    const WordToken token{0, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
    const std::optional<std::int32_t> id = model.vocabulary.idOf(piece);
    if (id) {
      tokens.push_back({*id, token.begin, token.end});
    } else if (model.bytes) {
      addBytes(model, word, at, length, tokens);
    } else {
      addUnknown(model, token, afterUnknown, tokens);
    }
    afterUnknown = !id && !model.bytes;
  }
  return tokens;
}

void tokenize(const Bpe& model, std::string_view word, std::vector<WordToken>& tokens) {
  if (model.ignoresMerges) {
    if (const std::optional<std::int32_t> id = model.vocabulary.idOf(word)) {
      tokens.push_back({*id, 0, static_cast<std::uint32_t>(word.size())});
      return;
    }
  }
  std::vector<WordToken> spelled = spell(model, word);
  applyMerges(model.merges, spelled);
  tokens.insert(tokens.end(), spelled.begin(), spelled.end());
}

// A merge is ["a", "b"], in older files "a b".
std::pair<std::string, std::string> readPair(const JsonFields& fields, const nlohmann::json& json) {
  if (json.is_array() && json.size() == 2 && json[0].is_string() && json[1].is_string()) {
    return {json[0].get<std::string>(), json[1].get<std::string>()};
  }
  const std::string text = json.is_string() ? json.get<std::string>() : "";
  const std::size_t space = text.find(' ');
  if (space == text.npos || text.find(' ', space + 1) != text.npos) fields.fail("a merge is not a pair of pieces.");
  return {text.substr(0, space), text.substr(space + 1)};
}

std::int32_t idOfMerged(const JsonFields& fields, const Vocabulary& vocabulary, const std::string& piece) {
  const std::optional<std::int32_t> id = vocabulary.idOf(piece);
  if (!id) fields.fail("the merges use the piece '" + piece + "', which is not in 'vocab'.");
  return *id;
}

void readMerges(const JsonFields& fields, Bpe& model) {
  const nlohmann::json* merges = fields.value("merges");
  if (merges == nullptr || !merges->is_array()) fields.fail("'merges' must be an array.");
  std::int32_t rank = 0;
  for (const nlohmann::json& json : *merges) {
    const auto [left, right] = readPair(fields, json);
    const std::string_view continued = std::string_view(right).starts_with(model.prefix)
                                           ? std::string_view(right).substr(model.prefix.size())
                                           : std::string_view(right);
    const std::int32_t merged = idOfMerged(fields, model.vocabulary, left + std::string(continued));
    model.merges.add(idOfMerged(fields, model.vocabulary, left), idOfMerged(fields, model.vocabulary, right),
                     {rank++, merged});
    model.joined.add(left, continued);
  }
}

Bpe readModel(const JsonFields& fields) {
  Bpe model;
  model.vocabulary = readVocabulary(fields);
  model.prefix = fields.text("continuing_subword_prefix", "");
  model.suffix = fields.text("end_of_word_suffix", "");
  model.fusesUnknown = fields.flag("fuse_unk", false);
  model.ignoresMerges = fields.flag("ignore_merges", false);
  if (fields.has("unk_token")) model.unknown = model.vocabulary.idOf(fields.text("unk_token"));
  if (fields.flag("byte_fallback", false)) model.bytes = byteIds(model.vocabulary);
  if (fields.number("dropout", 0, 1, 0) > 0) fields.fail("'dropout' above 0 is not supported.");
  readMerges(fields, model);
  return model;
}

}  // namespace

WordModel readBpe(const JsonFields& fields) {
  const auto model = std::make_shared<const Bpe>(readModel(fields));
  WordModel result;
  result.vocabulary = model->vocabulary;
  result.tokenize = [model](std::string_view word, std::vector<WordToken>& tokens) { tokenize(*model, word, tokens); };
  // Elsewhere the place of a character in its word counts, or what surrounds an unknown one meets over a cut.
  const bool unknownStaysAlone = model->bytes || (model->unknown && !model->fusesUnknown);
  const bool cuts = model->prefix.empty() && model->suffix.empty() && !model->ignoresMerges && unknownStaysAlone;
  if (cuts) result.sections = [model](std::string_view word) { return model->joined.sections(word); };
  return result;
}

}  // namespace engine
