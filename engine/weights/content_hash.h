// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace engine {

// XXH3-64 of the bytes as 16 lower-case hexadecimal digits: says whether two files are the same, not who made them.
std::string contentHash(std::span<const std::byte> bytes);
// Errors: a file that cannot be read.
std::string contentHashOfFile(const std::filesystem::path& file);
// Of a safetensors file, or of all shards behind an index: the hash of their hashes. Errors: as above and of the index.
std::string contentHashOfWeights(const std::filesystem::path& fileOrIndex);

}  // namespace engine
