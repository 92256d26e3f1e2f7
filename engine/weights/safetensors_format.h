// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/weights/safetensors.h"

namespace engine {

// Bytes before the JSON header: its length, little-endian.
inline constexpr std::size_t kHeaderLengthBytes = 8;
// The reference implementation's limit.
inline constexpr std::size_t kMaxHeaderBytes = 100'000'000;

// Bytes of one element; nothing for a dtype this engine does not know, or whose elements are smaller than a byte.
std::optional<int> bytesPerElement(const std::string& dtype);

// Bytes of a tensor; nothing when the number does not fit in 63 bits. REQUIRES: no dimension is negative.
std::optional<std::int64_t> tensorBytes(const std::vector<std::int64_t>& shape, int elementBytes);

// "(3, 4)"
std::string shapeText(const std::vector<std::int64_t>& shape);

// What one safetensors file holds; the views point into the bytes that were parsed.
struct SafetensorsContents {
  std::map<std::string, TensorView> tensors;
  std::map<std::string, std::string> metadata;
};

// The bytes of a whole file, checked: the header's length and shape, every dtype, shape and range of bytes; together
// the tensors must cover the data exactly, without gaps and overlaps. Tensors of unknown dtype are listed, their size
// unchecked.
SafetensorsContents parseSafetensors(std::span<const std::byte> bytes, const std::string& file);

}  // namespace engine
