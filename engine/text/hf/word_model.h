// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/hf/split_text.h"
#include "engine/text/hf/vocabulary.h"

namespace engine {

// A token of a word, and the bytes of the word it stands for.
struct WordToken {
  std::int32_t id = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Turns one word into tokens. Thread safety: may be called from several threads at the same time.
struct WordModel {
  Vocabulary vocabulary;
  std::function<void(std::string_view word, std::vector<WordToken>& tokens)> tokenize;  // appends
  // Where a long word may be cut without a change in its tokens, so that the parts are found in a cache.
  std::function<std::vector<TextSpan>(std::string_view word)> sections;
};

// The "model" of a tokenizer.json: BPE, WordPiece or Unigram.
// Errors: engine::Error "WHERE: …" naming another model, an unknown setting, or pieces that contradict each other.
WordModel readWordModel(const nlohmann::json& json, const std::string& where);

WordModel readBpe(const JsonFields& fields);
WordModel readWordPiece(const JsonFields& fields);
WordModel readUnigram(const JsonFields& fields);

}  // namespace engine
