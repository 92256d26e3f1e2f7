// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/explain/answer_prompt.h"
#include "engine/text/sentences.h"

namespace engine {
namespace {

bool overlap(const ByteRange& a, const ByteRange& b) { return a.begin < b.end && b.begin < a.end; }

// Every chunk of the segments that were read, and its memory tokens.
std::vector<AttributedPart> chunksOf(const Memory& memory, const std::vector<int>& segments) {
  const std::vector<std::int64_t> first = firstRows(memory);
  std::vector<AttributedPart> parts;
  for (const int s : segments) {
    auto row = static_cast<int>(first[static_cast<std::size_t>(s)]);
    const Segment& segment = memory.segments[static_cast<std::size_t>(s)];
    for (const Chunk& chunk : segment.chunks) {
      parts.push_back({segment.document, chunk.bytes, {}});
      for (int m = 0; m < chunk.memoryCount; ++m) parts.back().memories.push_back(row++);
    }
  }
  return parts;
}

std::vector<AttributedPart> memoryTokensOf(const std::vector<AttributedPart>& chunks) {
  std::vector<AttributedPart> parts;
  for (const AttributedPart& chunk : chunks) {
    for (const int memory : chunk.memories) parts.push_back({chunk.document, chunk.bytes, {memory}});
  }
  return parts;
}

// The sentences of what was read; a memory token belongs to every sentence its chunk has a part of.
std::vector<AttributedPart> sentencesOf(const Memory& memory, const std::vector<AttributedPart>& chunks,
                                        bool fromText) {
  std::vector<AttributedPart> parts;
  for (int d = 0; d < static_cast<int>(memory.documents.size()); ++d) {
    for (const ByteRange& sentence : splitSentences(memory.documents[static_cast<std::size_t>(d)].text)) {
      AttributedPart part{d, sentence, {}};
      bool read = false;
      for (const AttributedPart& chunk : chunks) {
        if (chunk.document != d || !overlap(chunk.bytes, sentence)) continue;
        read = true;
        if (!fromText) part.memories.insert(part.memories.end(), chunk.memories.begin(), chunk.memories.end());
      }
      if (read) parts.push_back(std::move(part));
    }
  }
  return parts;
}

}  // namespace

std::vector<AttributedPart> attributedParts(const Engine& engine, const AskedQuestion& asked, AttributionUnit unit) {
  engine.contextFor(asked.memory);  // refuses another model's
  const std::vector<AttributedPart> chunks = chunksOf(asked.memory, segmentsOf(asked.memory, asked.answer));
  if (unit == AttributionUnit::Chunk) return chunks;
  return unit == AttributionUnit::MemoryToken ? memoryTokensOf(chunks)
                                              : sentencesOf(asked.memory, chunks, readsText(asked.answer));
}

Memory withoutMemories(const Memory& memory, const std::vector<int>& removed) {
  const std::set<int> gone(removed.begin(), removed.end());
  Memory left = memory;
  left.vectors.clear();
  left.positions.clear();
  const auto width = static_cast<std::ptrdiff_t>(memory.width);
  int row = 0;
  for (Segment& segment : left.segments) {
    for (Chunk& chunk : segment.chunks) {
      const int end = row + chunk.memoryCount;
      for (; row < end; ++row) {
        if (gone.contains(row)) {
          --chunk.memoryCount;
          continue;
        }
        const auto begin = memory.vectors.begin() + row * width;
        left.vectors.insert(left.vectors.end(), begin, begin + width);
        left.positions.push_back(memory.positions[static_cast<std::size_t>(row)]);
      }
    }
  }
  return left;
}

}  // namespace engine
