// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/tokenizer.h"

namespace sentencepiece {
class SentencePieceProcessor;
}

namespace engine {

// A sentencepiece model (`tokenizer.model`: llama, and the project's own small model).
// Offsets point into the text as it was given, although sentencepiece normalises it first:
// - a token that spells only a part of a character (byte fallback, the "k" of "㎞") has the whole character;
// - the prefix that llama-style models put before a text stands for no byte: [0, 0);
// - a space belongs to the token that it introduces; spaces the model drops may belong to none.
// Long texts are encoded in blocks, so time and memory grow with the length; the ids are those of the whole text.
// Invalid UTF-8 is read as U+FFFD. Errors: engine::Error for a missing, truncated or foreign file and for ids out of
// range.
class SentencepieceTokenizer final : public Tokenizer {
 public:
  explicit SentencepieceTokenizer(const std::filesystem::path& file);
  ~SentencepieceTokenizer() override;

  TokenizedText encode(std::string_view text) const override;
  std::string decode(const std::vector<std::int32_t>& ids) const override;
  std::string piece(std::int32_t id) const override;
  std::optional<std::int32_t> idOf(std::string_view piece) const override;
  int size() const override;
  std::optional<std::int32_t> beginId() const override;
  std::optional<std::int32_t> endId() const override;
  std::string hash() const override;  // XXH3, 16 hexadecimal digits

 private:
  TokenizedText encodeWhole(std::string_view text) const;
  TokenizedText encodeBlock(std::string_view text, ByteRange block) const;
  std::optional<std::size_t> tokensOfLeadingNewline() const;
  bool everyPieceStaysInsideAWord() const;
  void requireId(std::int32_t id) const;

  std::unique_ptr<sentencepiece::SentencePieceProcessor> m_processor;
  std::string m_hash;
  std::optional<std::size_t> m_anchorTokens;  // of the newline put before a block; absent: texts cannot be cut
};

}  // namespace engine
