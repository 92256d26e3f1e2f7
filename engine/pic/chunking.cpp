// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/chunking.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "engine/error.h"

namespace engine {
namespace {

Tag contextTag(int chunk, int order) { return {TokenKind::Context, chunk, order}; }
Tag memoryTag(int chunk, int order) { return {TokenKind::Memory, chunk, order}; }

}  // namespace

std::vector<ChunkSpan> fixedChunks(int tokens, double ratio, int memories) {
  constexpr double kRounding = 1e-9;  // of the quotient and the products
  const double length = ratio * memories;
  const int count = static_cast<int>(std::ceil(tokens / length - kRounding));
  // A token i lies in chunk ⌊i / length⌋, so chunk j begins at ⌈j · length⌉. With a fractional length the last chunk
  // would sometimes be empty (3 tokens at 2.5): every chunk leaves a token for each that follows.
  const auto begin = [&](int j) {
    return std::min(static_cast<int>(std::ceil(j * length - kRounding)), tokens - (count - j));
  };
  std::vector<ChunkSpan> chunks;
  for (int j = 0; j < count; ++j) chunks.push_back({begin(j), begin(j + 1), memories});
  return chunks;
}

std::vector<ChunkSpan> balancedChunks(int tokens, int memoryTokens, int memories) {
  const int count = memoryTokens / memories;
  const auto begin = [&](int j) {
    return static_cast<int>((static_cast<std::int64_t>(j) * tokens + count - 1) / count);
  };
  std::vector<ChunkSpan> chunks;
  for (int j = 0; j < count; ++j) chunks.push_back({begin(j), begin(j + 1), memories});
  return chunks;
}

std::vector<ChunkSpan> handMadeChunks(int tokens, const std::vector<int>& begins, int memories) {
  if (begins.empty() || begins.front() != 0) throw Error("Hand-made chunk borders must begin with 0.");
  std::vector<ChunkSpan> chunks;
  for (std::size_t j = 0; j < begins.size() && begins[j] < tokens; ++j) {
    const int end = j + 1 < begins.size() ? std::min(begins[j + 1], tokens) : tokens;
    if (end <= begins[j]) {
      throw Error("Hand-made chunk borders must ascend: " + std::to_string(begins[j]) + " is followed by " +
                  std::to_string(end) + ".");
    }
    chunks.push_back({begins[j], end, memories});
  }
  return chunks;
}

int memoryCount(const std::vector<ChunkSpan>& chunks) {
  return std::accumulate(chunks.begin(), chunks.end(), 0, [](int n, const ChunkSpan& c) { return n + c.memories; });
}

std::vector<int> shareBudget(const std::vector<int>& segmentTokens, int budget) {
  const int segments = static_cast<int>(segmentTokens.size());
  if (budget < segments) {
    throw Error("A budget of " + std::to_string(budget) + " memory tokens is too small: the text has " +
                std::to_string(segments) + " segments, and each needs at least one.");
  }
  const std::int64_t total = std::accumulate(segmentTokens.begin(), segmentTokens.end(), std::int64_t{0});
  std::vector<int> share(segmentTokens.size());
  std::int64_t tokensSoFar = 0;
  std::int64_t given = 0;
  for (int i = 0; i < segments; ++i) {
    tokensSoFar += segmentTokens[i];
    // Largest-remainder by running totals; one token is set aside for every segment still to come.
    const std::int64_t upTo = std::max<std::int64_t>(given + 1, tokensSoFar * budget / total);
    const std::int64_t most = std::min<std::int64_t>({upTo - given, (segmentTokens[i] + 1) / 2, budget - given - (segments - 1 - i)});
    share[i] = static_cast<int>(std::max<std::int64_t>(1, most));
    given += share[i];
  }
  return share;
}

std::vector<Tag> segmentTags(const std::vector<ChunkSpan>& chunks) {
  std::vector<Tag> tags;
  for (int c = 0; c < static_cast<int>(chunks.size()); ++c) {
    for (int i = chunks[c].begin; i < chunks[c].end; ++i) tags.push_back(contextTag(c, i));
  }
  int order = 0;
  for (int c = 0; c < static_cast<int>(chunks.size()); ++c) {
    for (int m = 0; m < chunks[c].memories; ++m) tags.push_back(memoryTag(c, order++));
  }
  return tags;
}

std::vector<Tag> interleavedTags(const std::vector<ChunkSpan>& chunks) {
  std::vector<Tag> tags;
  int order = 0;
  for (int c = 0; c < static_cast<int>(chunks.size()); ++c) {
    for (int i = chunks[c].begin; i < chunks[c].end; ++i) tags.push_back(contextTag(c, i));
    for (int m = 0; m < chunks[c].memories; ++m) tags.push_back(memoryTag(c, order++));
  }
  return tags;
}

}  // namespace engine
