// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/values/memory.h"

namespace engine {

// Decoder positions a memory takes: its tokens and the two delimiters <mem> </mem> around every segment.
inline int delimitedPositions(const Memory& memory) {
  return memory.memoryCount() + 2 * static_cast<int>(memory.segments.size());
}

// Context tokens a position of the decoder stands for, delimiters counted: the ratio that was really reached.
inline double ratioWithDelimiters(const Memory& memory) {
  const int positions = delimitedPositions(memory);
  return positions > 0 ? static_cast<double>(memory.contextTokens()) / positions : 0;
}

}  // namespace engine
