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

namespace engine {

// A `tokenizer.json` of Hugging Face: BPE (byte level, or with spaces as a sign and byte fallback), WordPiece, Unigram.
// Equal to the package `tokenizers` in ids, offsets and decoded text, but
// - offsets count bytes of the text that was given, not characters;
// - encode() adds no special tokens, reads text that spells one as plain text, and its offsets keep their spaces;
// - "truncation" and "padding" of the file are not followed: documents are read to their end.
// Invalid UTF-8 is read as U+FFFD. Errors: engine::Error naming a file that is missing or damaged, and every construct
// that is not known; ids out of range; a text of 2 GiB.
class HfTokenizer final : public Tokenizer {
 public:
  // What a model is told to begin and end with, in tokenizer_config.json beside the file, stands above the
  // post-processor.
  explicit HfTokenizer(const std::filesystem::path& file);
  HfTokenizer(std::string_view json, const std::string& where);  // `where` opens every error sentence
  ~HfTokenizer() override;

  TokenizedText encode(std::string_view text) const override;
  TokenizedText encodeWithSpecials(std::string_view text) const override;
  std::string decode(const std::vector<std::int32_t>& ids) const override;
  std::string piece(std::int32_t id) const override;
  std::optional<std::int32_t> idOf(std::string_view piece) const override;
  int size() const override;
  std::optional<std::int32_t> beginId() const override;
  std::optional<std::int32_t> endId() const override;
  std::string hash() const override;  // XXH3, 16 hexadecimal digits

 private:
  struct Parts;
  void readConfig(const std::filesystem::path& file);
  void requireId(std::int32_t id) const;

  std::unique_ptr<Parts> m_parts;
  std::string m_hash;
};

}  // namespace engine
