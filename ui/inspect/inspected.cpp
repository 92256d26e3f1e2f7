// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/inspected.h"

namespace ui {

int InspectedSegment::memoryCount() const {
  int count = 0;
  for (const engine::Chunk& chunk : chunks) count += chunk.memoryCount;
  return count;
}

int InspectedSegment::chunkOfToken(int token) const {
  for (int c = 0; c < static_cast<int>(chunks.size()); ++c) {
    if (token >= chunks[c].tokenBegin && token < chunks[c].tokenEnd) return c;
  }
  return -1;
}

int InspectedSegment::chunkOfMemory(int memory) const {
  for (int c = 0; c < static_cast<int>(chunks.size()) && memory >= 0; ++c) {
    if ((memory -= chunks[c].memoryCount) < 0) return c;
  }
  return -1;
}

QString InspectedSegment::chunkText(int chunk) const {
  if (chunk < 0 || chunk >= static_cast<int>(chunks.size())) return {};
  const engine::Chunk& c = chunks[static_cast<std::size_t>(chunk)];
  return tokens.mid(c.tokenBegin, c.tokenEnd - c.tokenBegin).join(QString()).simplified();
}

}  // namespace ui
