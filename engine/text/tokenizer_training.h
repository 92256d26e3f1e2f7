// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace engine {

using TextSink = std::function<void(std::string_view text)>;

// What a tokenizer of our own is made from.
struct TokenizerTraining {
  std::filesystem::path file;                           // written: …/tokenizer.model
  std::function<void(const TextSink& sink)> readTexts;  // gives every text to the sink: lines or whole documents
  int vocabularySize = 16384;                           // all pieces: special ones, 256 bytes, characters, merges
  std::int64_t lines = 600'000;                         // learned from, drawn at random when the texts have more
  std::uint64_t seed = 1;                               // of that draw
};

// Trains the small model's tokenizer: a byte-pair sentencepiece model with byte fallback, single digits, NFKC, extra
// white space kept, newline and tab as symbols, and the prompt's control symbols. The same texts and the same settings
// give the same bytes. The file is replaced atomically.
// Memory: `lines` lines of at most 4 KB; longer ones are cut.
// Errors: engine::Error when there is no text, when the vocabulary is too small or larger than the text can fill, or
// when the file cannot be written.  Source: shared specification small-model.md §1.
void trainTokenizer(const TokenizerTraining& training);

}  // namespace engine
