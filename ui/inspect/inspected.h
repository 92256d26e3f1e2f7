// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <vector>

#include "engine/values/memory.h"

namespace ui {

// What a loaded model is to Inspect.
struct InspectedModel {
  QStringList presets;  // masks by name
  int layers = 0;       // of the compressor
  int width = 0;
  std::int64_t layerParameters = 0;        // of all the compressor's layers: what every position runs through
  std::int64_t cacheBytesPerPosition = 0;  // keys and values of all layers of the decoder
  int memoriesPerChunk = 1;
  bool causal = true;                      // the compressor's context tokens look back only
  bool operator==(const InspectedModel&) const = default;
};

// The segment that is looked at, token by token.
struct InspectedSegment {
  int index = 0;  // in the memory
  int count = 1;
  int firstMemory = 0;  // in the memory, of the segment's first memory token
  QString document;
  int documentIndex = 0;  // in the memory
  QStringList tokens;  // readable pieces
  std::vector<engine::ByteRange> tokenBytes;
  std::vector<engine::Chunk> chunks;

  int tokenCount() const { return static_cast<int>(tokens.size()); }
  int memoryCount() const;
  int chunkOfToken(int token) const;    // −1: none
  int chunkOfMemory(int memory) const;  // inside the segment; −1: none
  QString chunkText(int chunk) const;
};

}  // namespace ui
