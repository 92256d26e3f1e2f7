// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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
  // With the special tokens that the tokenizer's own file puts around a text (their offsets are [0, 0)) and those that
  // the text spells. A file that says nothing of them: as encode().
  virtual TokenizedText encodeWithSpecials(std::string_view text) const { return encode(text); }
  virtual std::string decode(const std::vector<std::int32_t>& ids) const = 0;
  virtual std::string piece(std::int32_t id) const = 0;
  virtual std::optional<std::int32_t> idOf(std::string_view piece) const = 0;
  virtual int size() const = 0;
  virtual std::optional<std::int32_t> beginId() const = 0;
  virtual std::optional<std::int32_t> endId() const = 0;
  // A hash of the file's bytes, hexadecimal; names the tokenizer in memory files.
  virtual std::string hash() const = 0;
};

// Text from ids as they come, never half a character: bytes of an unfinished UTF-8 sequence are held back. What push
// and finish return, joined, is the text of all ids. Costs the same for every id: only the last few are decoded again.
// REQUIRES: the tokenizer outlives it and decodes the bytes of an unfinished sequence as U+FFFD.
class StreamDecoder {
 public:
  explicit StreamDecoder(const Tokenizer& tokenizer) : m_tokenizer(tokenizer) {}
  std::string push(std::int32_t id);  // what has become readable
  std::string finish();               // what is left, incomplete bytes as U+FFFD; then it is ready for another text

 private:
  void forgetOldIds(std::string_view text);

  static constexpr std::ptrdiff_t kKept = 8;
  static constexpr std::size_t kLongestWindow = 16;

  const Tokenizer& m_tokenizer;
  std::vector<std::int32_t> m_ids;  // the last ones
  std::size_t m_given = 0;          // bytes of their text that were returned
};

// Opens `tokenizer.model` of a folder, where it has none `tokenizer.json` (or the file itself).
// Errors: engine::Error naming a file that is missing, truncated, of another kind, or asks for what is not supported.
std::unique_ptr<Tokenizer> openTokenizer(const std::filesystem::path& folderOrFile);

}  // namespace engine
