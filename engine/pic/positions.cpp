// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/positions.h"

#include <numeric>
#include <utility>

#include "engine/error.h"

namespace engine {
namespace {

// Centre of the m-th of `chunk.memories` equal parts of the chunk; one memory: first id + ⌊(length − 1) / 2⌋.
std::int32_t centre(const ChunkSpan& chunk, int m) {
  const int begin = chunk.begin + m * chunk.length() / chunk.memories;
  const int end = chunk.begin + (m + 1) * chunk.length() / chunk.memories;
  return begin + std::max(0, end - begin - 1) / 2;
}

template <typename PositionOf>
std::vector<std::int32_t> forEveryMemory(const std::vector<ChunkSpan>& chunks, PositionOf positionOf) {
  std::vector<std::int32_t> positions;
  for (const ChunkSpan& chunk : chunks) {
    for (int m = 0; m < chunk.memories; ++m) positions.push_back(positionOf(chunk, m));
  }
  return positions;
}

}  // namespace

PositionLayout positionLayout(const std::string& name) {
  static const std::pair<const char*, PositionLayout> kLayouts[] = {
      {"seq", PositionLayout::Sequential},      {"chunk-end", PositionLayout::ChunkEnd},
      {"epl", PositionLayout::ChunkCentre},     {"epl+dec", PositionLayout::ChunkCentreDecoder},
      {"rebased", PositionLayout::Rebased},
  };
  for (const auto& [known, layout] : kLayouts) {
    if (name == known) return layout;
  }
  throw Error("There is no position layout '" + name + "'; there are seq, chunk-end, epl, epl+dec, rebased.");
}

std::vector<std::int32_t> compressorPositions(const std::vector<ChunkSpan>& chunks, PositionLayout layout) {
  switch (layout) {
    case PositionLayout::Sequential: {
      std::vector<std::int32_t> positions(memoryCount(chunks));
      std::iota(positions.begin(), positions.end(), chunks.empty() ? 0 : chunks.back().end);
      return positions;
    }
    case PositionLayout::ChunkEnd: return forEveryMemory(chunks, [](const ChunkSpan& c, int m) { return c.end + m; });
    case PositionLayout::Rebased: return forEveryMemory(chunks, [](const ChunkSpan& c, int m) { return c.length() + m; });
    case PositionLayout::ChunkCentre:
    case PositionLayout::ChunkCentreDecoder: return forEveryMemory(chunks, centre);
  }
  return {};
}

std::vector<std::int32_t> decoderPositions(const std::vector<ChunkSpan>& chunks, PositionLayout layout) {
  if (layout == PositionLayout::ChunkCentreDecoder) return forEveryMemory(chunks, centre);
  std::vector<std::int32_t> positions(memoryCount(chunks));
  std::iota(positions.begin(), positions.end(), 0);
  return positions;
}

bool dependsOnlyOnEarlierText(PositionLayout layout) { return layout != PositionLayout::Sequential; }

}  // namespace engine
