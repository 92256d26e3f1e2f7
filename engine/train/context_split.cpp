// SPDX-License-Identifier: Apache-2.0
#include "engine/train/context_split.h"

#include <algorithm>

namespace engine {
namespace {

// The sentence end nearest to `ideal` within a quarter of the piece; else the nearest start of a word before it.
std::int64_t nearestCut(const std::vector<std::int32_t>& ids, std::int64_t begin, std::int64_t ideal,
                        std::int64_t limit, const TokenKinds& kinds) {
  const std::int64_t reach = (ideal - begin) / 4;
  for (std::int64_t distance = 0; distance <= reach; ++distance) {
    for (const std::int64_t cut : {ideal - distance, ideal + distance}) {
      if (cut > begin && cut <= limit && kinds.endsSentence(ids[static_cast<std::size_t>(cut - 1)])) return cut;
    }
  }
  for (std::int64_t cut = ideal; cut > ideal - reach; --cut) {
    if (kinds.isWordStart(ids, static_cast<std::size_t>(cut))) return cut;
  }
  return ideal;
}

}  // namespace

std::vector<ContextPiece> splitContext(const std::vector<std::int32_t>& ids, std::int64_t segmentTokens,
                                       const ContextPiece& answer, const TokenKinds& kinds) {
  std::vector<ContextPiece> pieces;
  const auto total = static_cast<std::int64_t>(ids.size());
  std::int64_t begin = 0;
  while (total - begin > segmentTokens) {
    const std::int64_t left = total - begin;
    const std::int64_t piecesLeft = (left + segmentTokens - 1) / segmentTokens;
    const std::int64_t limit = std::min(begin + segmentTokens, total - 1);
    std::int64_t cut = nearestCut(ids, begin, begin + left / piecesLeft, limit, kinds);
    if (cut > answer.begin && cut < answer.end && answer.begin > begin) cut = answer.begin;
    pieces.push_back({begin, cut});
    begin = cut;
  }
  pieces.push_back({begin, total});
  return pieces;
}

}  // namespace engine
