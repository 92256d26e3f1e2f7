// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/content_hash.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <set>

#include "engine/weights/mapped_file.h"
#include "engine/weights/safetensors_index.h"

namespace engine {

namespace {

std::string hexadecimal(XXH64_hash_t hash) {
  std::array<char, 17> digits = {};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

}  // namespace

std::string contentHash(std::span<const std::byte> bytes) {
  return hexadecimal(XXH3_64bits(bytes.data(), bytes.size()));
}

// Piece by piece, each given back: hashing a model must not need the memory to hold it.
std::string contentHashOfFile(const std::filesystem::path& file) {
  constexpr std::size_t kPiece = std::size_t{16} << 20;
  const MappedFile mapped(file);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
  XXH3_64bits_reset(state.get());
  for (std::span<const std::byte> rest = mapped.bytes(); !rest.empty();) {
    const std::span<const std::byte> piece = rest.first(std::min(kPiece, rest.size()));
    XXH3_64bits_update(state.get(), piece.data(), piece.size());
    releasePages(piece);
    rest = rest.subspan(piece.size());
  }
  return hexadecimal(XXH3_64bits_digest(state.get()));
}

std::string contentHashOfWeights(const std::filesystem::path& fileOrIndex) {
  if (fileOrIndex.extension() != ".json") return contentHashOfFile(fileOrIndex);
  std::set<std::string> shards;
  for (const auto& [tensor, shard] : readShardIndex(fileOrIndex)) shards.insert(shard);
  std::string hashes;
  for (const std::string& shard : shards) hashes += contentHashOfFile(fileOrIndex.parent_path() / shard);
  return contentHash(std::as_bytes(std::span(hashes)));
}

}  // namespace engine
