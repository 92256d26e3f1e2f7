// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/content_hash.h"

#include <xxhash.h>

#include <array>
#include <cstdio>

#include "engine/weights/mapped_file.h"

namespace engine {

std::string contentHash(std::span<const std::byte> bytes) {
  const auto hash = static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size()));
  std::array<char, 17> digits = {};
  std::snprintf(digits.data(), digits.size(), "%016llx", hash);
  return digits.data();
}

std::string contentHashOfFile(const std::filesystem::path& file) { return contentHash(MappedFile(file).bytes()); }

}  // namespace engine
