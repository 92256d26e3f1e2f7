// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/pic/chunking.h"

namespace engine {

// Where memory tokens stand in the compressor's and in the decoder's frame. Position ids are 0-based inside a segment;
// context token i has id i.  Source: pic.md §3.4.
enum class PositionLayout {
  Sequential,          // "seq": compressor n + u; decoder 0…k−1
  ChunkEnd,            // "chunk-end": compressor id of the chunk's last token + 1 + u mod s; decoder 0…k−1
  ChunkCentre,         // "epl": compressor chunk centre; decoder 0…k−1
  ChunkCentreDecoder,  // "epl+dec": chunk centre in both
  Rebased,             // "rebased": compressor chunk length + u mod s, whatever the chunk; decoder 0…k−1
};

// Errors: an unknown name, said with the list.
PositionLayout positionLayout(const std::string& name);

// One id a memory token. REQUIRES: chunks of one segment, in order.
std::vector<std::int32_t> compressorPositions(const std::vector<ChunkSpan>& chunks, PositionLayout layout);
std::vector<std::int32_t> decoderPositions(const std::vector<ChunkSpan>& chunks, PositionLayout layout);

// True where a memory token's compressor id depends only on the text up to the end of its chunk.
bool dependsOnlyOnEarlierText(PositionLayout layout);

}  // namespace engine
