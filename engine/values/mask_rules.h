// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace engine {

// What a position of the compressor's input is: a context token, a memory token, or padding.
enum class TokenKind : std::int32_t { Context = 0, Memory = 1, Padding = 2 };

// The tag of one position. A mask is a pure function of the tags of query and key, so it does not depend on where
// memory tokens physically stand.
struct Tag {
  TokenKind kind = TokenKind::Padding;
  std::int32_t chunk = 0;  // the chunk a context token lies in, or that a memory token stands for
  std::int32_t order = 0;  // rank among the positions of its own kind, from 0
  bool operator==(const Tag&) const = default;
};

enum class ContextToContext { Global, Local, Window, Bidirectional };
enum class ContextToMemory { None, Previous };
enum class MemoryToContext { All, Chunk, Cumulative, ChunkOverlap };
enum class MemoryToMemory { Self, Previous, Group, All };

// The four rules of the mask family: who may look at whom, named query → key.
// Source: shared specification pic.md §3.2; the presets are in engine/pic/masks.h.
struct MaskRules {
  ContextToContext contextToContext = ContextToContext::Global;
  ContextToMemory contextToMemory = ContextToMemory::None;
  MemoryToContext memoryToContext = MemoryToContext::Chunk;
  MemoryToMemory memoryToMemory = MemoryToMemory::Previous;
  int window = 1;   // chunks a context token looks back, with ContextToContext::Window
  int overlap = 0;  // tokens by which a chunk is widened on both sides, with MemoryToContext::ChunkOverlap
  int sink = 0;     // the first `sink` context tokens are seen by every memory token
  bool operator==(const MaskRules&) const = default;
};

// A mask as the user chooses it: a preset's name, or free rules with optional hand-made chunk borders.
struct MaskChoice {
  std::string name = "pic";             // a preset, or "custom"
  MaskRules rules;                      // what is used
  bool poolMean = false;                // no memory tokens at all: the mean over each chunk (a control)
  std::vector<int> chunkBegins;         // hand-made borders inside a segment, first entry 0; empty: by ratio
  bool operator==(const MaskChoice&) const = default;
};

}  // namespace engine
