// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/values/mask_rules.h"

namespace engine {

// A run of context tokens [begin, end) of one segment and the number of memory tokens that stand for it.
struct ChunkSpan {
  int begin = 0;
  int end = 0;
  int memories = 1;
  int length() const { return end - begin; }
  bool operator==(const ChunkSpan&) const = default;
};

// Chunks of `memories · ratio` tokens each; the last may be short. ratio ≥ 1 may be fractional.
// memory tokens = memories · ⌈tokens / (memories · ratio)⌉.  Source: pic.md §3.1.
std::vector<ChunkSpan> fixedChunks(int tokens, double ratio, int memories = 1);

// Exactly `memoryTokens` memory tokens over chunks whose lengths differ by at most one token.
// REQUIRES: 1 ≤ memoryTokens / memories ≤ tokens.
std::vector<ChunkSpan> balancedChunks(int tokens, int memoryTokens, int memories = 1);

// Chunks with hand-made borders: `begins` holds the first token of every chunk, ascending from 0. Borders at or past
// `tokens` are left out, so one list serves short segments too.
std::vector<ChunkSpan> handMadeChunks(int tokens, const std::vector<int>& begins, int memories = 1);

int memoryCount(const std::vector<ChunkSpan>& chunks);

// How many memory tokens of `budget` each segment gets: proportional to its tokens, at least one, at most half its
// tokens (rounded up), never more than `budget` together. Errors: a budget smaller than the number of segments.
std::vector<int> shareBudget(const std::vector<int>& segmentTokens, int budget);

// The tags of one segment in append layout: its context tokens, then its memory tokens.
std::vector<Tag> segmentTags(const std::vector<ChunkSpan>& chunks);
// The same with chunks in turn, memory tokens right after their chunk (interleaved layout).
std::vector<Tag> interleavedTags(const std::vector<ChunkSpan>& chunks);

}  // namespace engine
