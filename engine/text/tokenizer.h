// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// A text as the model sees it: ids, and for every id the bytes of the original text it stands for.
struct TokenizedText {
  std::vector<std::int32_t> ids;
  std::vector<ByteRange> offsets;  // same length; ordered; [begin, end) of the text that was given
};

// Text to ids and back. Thread safety: const calls may run at the same time.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  // Adds no special tokens. REQUIRES: valid UTF-8. Text that spells a control symbol is read as plain text.
  virtual TokenizedText encode(std::string_view text) const = 0;
  virtual std::string decode(const std::vector<std::int32_t>& ids) const = 0;
  virtual std::string piece(std::int32_t id) const = 0;
  virtual std::optional<std::int32_t> idOf(std::string_view piece) const = 0;
  virtual int size() const = 0;
  virtual std::optional<std::int32_t> beginId() const = 0;
  virtual std::optional<std::int32_t> endId() const = 0;
  // SHA-256 or XXH3 of the file's bytes, hexadecimal; names the tokenizer in memory files.
  virtual std::string hash() const = 0;
};

// Text from ids as they come, never half a character: bytes of an unfinished UTF-8 sequence are held back.
class StreamDecoder {
 public:
  explicit StreamDecoder(const Tokenizer& tokenizer) : m_tokenizer(tokenizer) {}
  std::string push(std::int32_t id);  // what has become readable
  std::string finish();               // what is left; incomplete bytes as U+FFFD

 private:
  const Tokenizer& m_tokenizer;
  std::vector<std::int32_t> m_ids;    // since the last point where the text was whole
  std::string m_emitted;
};

// Opens `tokenizer.model` of a folder (or the file itself). Errors: missing or unreadable file.
std::unique_ptr<Tokenizer> openTokenizer(const std::filesystem::path& folderOrFile);

}  // namespace engine
