// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "engine/train/token_kinds.h"

namespace engine {

// A part of a context, in its tokens.
struct ContextPiece {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

// Cuts a context that is too long for one segment into pieces of about equal length, at the ends of sentences where one
// is near, never inside `answer`. REQUIRES: segmentTokens > 0; the answer fits a segment.
std::vector<ContextPiece> splitContext(const std::vector<std::int32_t>& ids, std::int64_t segmentTokens,
                                       const ContextPiece& answer, const TokenKinds& kinds);

}  // namespace engine
