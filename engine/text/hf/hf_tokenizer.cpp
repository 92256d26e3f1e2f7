// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/hf_tokenizer.h"

#include <nlohmann/json.hpp>
#include <span>

#include "engine/error.h"
#include "engine/text/hf/added_tokens.h"
#include "engine/text/hf/decoders.h"
#include "engine/text/hf/normalizers.h"
#include "engine/text/hf/post_processors.h"
#include "engine/text/hf/pre_tokenizers.h"
#include "engine/text/hf/word_cache.h"
#include "engine/text/hf/word_model.h"
#include "engine/weights/content_hash.h"
#include "engine/weights/json_fields.h"
#include "engine/weights/mapped_file.h"

namespace engine {

// The pipeline: added tokens → normalizer → added tokens once more → pre-tokenizer → model → post-processor.
struct HfTokenizer::Parts {
  Normalizer normalize;
  PreTokenizer preTokenize;
  WordModel model;
  AddedTokens added;
  PostProcessor postProcessor;
  Decoder decode;
  std::optional<std::int32_t> begin;
  std::optional<std::int32_t> end;
  mutable WordCachePool caches;

  Parts(const nlohmann::json& json, const std::string& where);
  TokenizedText encode(std::string_view text, bool findsSpecial) const;

 private:
  struct Run;  // one call of encode
};

HfTokenizer::Parts::Parts(const nlohmann::json& json, const std::string& where) {
  const JsonFields fields(json, where);
  for (const char* key : {"version", "truncation", "padding"}) fields.value(key);
  const auto part = [&](const char* key) {
    const nlohmann::json* found = fields.value(key);
    return found == nullptr ? nlohmann::json() : *found;
  };
  normalize = readNormalizer(part("normalizer"), where);
  preTokenize = readPreTokenizer(part("pre_tokenizer"), where);
  model = readWordModel(part("model"), where);
  if (fields.has("added_tokens")) added = AddedTokens(part("added_tokens"), where, normalize, model.vocabulary);
  const auto pieceOf = [this](std::int32_t id) {
    return id < model.vocabulary.size() ? model.vocabulary.piece(id) : std::string();
  };
  postProcessor = readPostProcessor(part("post_processor"), where, pieceOf);
  decode = readDecoder(part("decoder"), where);
  fields.refuseUnknownKeys();
  begin = postProcessor.begin;
  end = postProcessor.end;
}

struct HfTokenizer::Parts::Run {
  const Parts& parts;
  bool findsSpecial = false;
  std::unique_ptr<WordCache> cache;
  TokenizedText result;

  void add(std::int32_t id, ByteRange origin) {
    result.ids.push_back(id);
    result.offsets.push_back(origin);
  }

  void encodeOriginal(AlignedText text) {
    for (const TextSection& section : parts.added.find(AddedTokens::Stage::kOriginal, text.text(), findsSpecial)) {
      if (section.id >= 0) {
        add(section.id, text.origin(section.begin, section.end));
        continue;
      }
      AlignedText normalized = text.part(section.begin, section.end);
      parts.normalize(normalized);
      encodeNormalized(normalized);
    }
  }

  void encodeNormalized(const AlignedText& text) {
    for (const TextSection& section : parts.added.find(AddedTokens::Stage::kNormalized, text.text(), findsSpecial)) {
      if (section.id >= 0) {
        add(section.id, text.origin(section.begin, section.end));
        continue;
      }
      SplitText split{text.part(section.begin, section.end), {{0, section.end - section.begin}}};
      parts.preTokenize(split);
      for (const TextSpan& word : split.words) encodeWord(split, word);
    }
  }

  void encodeWord(const SplitText& split, const TextSpan& word) {
    if (word.end - word.begin <= WordCache::kLongestWord) return encodeSection(split, word);
    for (const TextSpan& section : parts.model.sections(split.word(word))) {
      encodeSection(split, {word.begin + section.begin, word.begin + section.end});
    }
  }

  void encodeSection(const SplitText& split, const TextSpan& section) {
    const std::string_view text = split.word(section);
    std::vector<WordToken> tokens;
    const bool cached = text.size() <= WordCache::kLongestWord;
    if (!cached) parts.model.tokenize(text, tokens);
    for (const WordToken& token : cached ? cache->tokens(parts.model, text) : tokens) {
      add(token.id, split.text.origin(section.begin + token.begin, section.begin + token.end));
    }
  }
};

TokenizedText HfTokenizer::Parts::encode(std::string_view text, bool findsSpecial) const {
  Run run{*this, findsSpecial, caches.take(), {}};
  run.encodeOriginal(AlignedText(text));
  caches.giveBack(std::move(run.cache));
  return std::move(run.result);
}

HfTokenizer::HfTokenizer(std::string_view json, const std::string& where)
    : m_parts(std::make_unique<Parts>(parseJson(json, where), where)),
      m_hash(contentHash(std::as_bytes(std::span(json)))) {}

HfTokenizer::HfTokenizer(const std::filesystem::path& file) : HfTokenizer(readTextFile(file), file.string()) {
  const std::filesystem::path config = file.parent_path() / "tokenizer_config.json";
  if (std::filesystem::is_regular_file(config)) readConfig(config);
}

HfTokenizer::~HfTokenizer() = default;

// "bos_token" and "eos_token" are a piece, or an object with its "content".
void HfTokenizer::readConfig(const std::filesystem::path& file) {
  const nlohmann::json json = parseJson(readTextFile(file), file.string());
  const auto read = [&](const std::string& key, std::optional<std::int32_t>& id) {
    const nlohmann::json* value = JsonFields(json, file.string()).value(key);
    if (value != nullptr && value->is_object()) value = JsonFields(*value, file.string()).value("content");
    if (value == nullptr || !value->is_string()) return;
    if (const std::optional<std::int32_t> found = idOf(value->get_ref<const std::string&>())) id = found;
  };
  read("bos_token", m_parts->begin);
  read("eos_token", m_parts->end);
}

TokenizedText HfTokenizer::encode(std::string_view text) const { return m_parts->encode(text, false); }

TokenizedText HfTokenizer::encodeWithSpecials(std::string_view text) const {
  TokenizedText result = m_parts->encode(text, true);
  for (const PostProcessor::Step& step : m_parts->postProcessor.steps) step(text, result);
  return result;
}

std::string HfTokenizer::decode(const std::vector<std::int32_t>& ids) const {
  std::vector<std::string> pieces;
  pieces.reserve(ids.size());
  for (const std::int32_t id : ids) {
    requireId(id);
    const std::string& piece = m_parts->model.vocabulary.piece(id);
    if (!piece.empty() && !m_parts->added.isSpecial(id)) pieces.push_back(piece);
  }
  std::string text;
  for (const std::string& piece : m_parts->decode(std::move(pieces))) text += piece;
  return text;
}

std::string HfTokenizer::piece(std::int32_t id) const {
  requireId(id);
  return m_parts->model.vocabulary.piece(id);
}

void HfTokenizer::requireId(std::int32_t id) const {
  if (id >= 0 && id < size()) return;
  throw Error("Token id " + std::to_string(id) + " does not exist: the tokenizer has " + std::to_string(size()) +
              " ids, counted from 0.");
}

std::optional<std::int32_t> HfTokenizer::idOf(std::string_view piece) const {
  return m_parts->model.vocabulary.idOf(piece);
}

int HfTokenizer::size() const { return m_parts->model.vocabulary.size(); }
std::optional<std::int32_t> HfTokenizer::beginId() const { return m_parts->begin; }
std::optional<std::int32_t> HfTokenizer::endId() const { return m_parts->end; }
std::string HfTokenizer::hash() const { return m_hash; }

}  // namespace engine
