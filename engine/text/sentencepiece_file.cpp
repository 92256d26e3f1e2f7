// SPDX-License-Identifier: Apache-2.0
#include "engine/text/sentencepiece_file.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>

#include "engine/error.h"

namespace engine {

namespace {

// The fields every model has, length-delimited as all fields of ModelProto. Source: sentencepiece_model.proto.
constexpr std::uint64_t kPieces = 1, kTrainerSettings = 2, kNormalizerSettings = 3, kLengthDelimited = 2;

std::optional<std::uint64_t> takeVarint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

// Walks over one field and returns its number; none where the bytes are not a whole field of a model.
std::optional<std::uint64_t> takeField(std::string_view& bytes) {
  const auto tag = takeVarint(bytes);
  if (!tag || (*tag & 7) != kLengthDelimited) return std::nullopt;
  const auto length = takeVarint(bytes);
  if (!length || *length > bytes.size()) return std::nullopt;
  bytes.remove_prefix(*length);
  return *tag >> 3;
}

void requireWholeModel(std::string_view bytes, const std::string& name) {
  std::array<bool, kNormalizerSettings + 1> seen{};
  bool whole = true;
  while (whole && !bytes.empty()) {
    const auto field = takeField(bytes);
    whole = field.has_value();
    if (whole && *field < seen.size()) seen[*field] = true;
  }
  if (!seen[kPieces]) throw Error("The tokenizer " + name + " is not a sentencepiece model.");
  if (whole && seen[kTrainerSettings] && seen[kNormalizerSettings]) return;
  throw Error("The tokenizer " + name + " is truncated or damaged: its pieces are not followed by whole settings.");
}

}  // namespace

std::string readSentencepieceFile(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) throw Error("There is no tokenizer at " + file.string() + ".");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error("The tokenizer " + file.string() + " cannot be read.");
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  requireWholeModel(bytes, file.string());
  return bytes;
}

}  // namespace engine
