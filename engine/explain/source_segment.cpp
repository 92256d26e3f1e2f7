// SPDX-License-Identifier: Apache-2.0
#include "engine/explain/source_segment.h"

#include <string>
#include <utility>

#include "engine/error.h"

namespace engine {

const Segment& segmentAt(const Memory& memory, int segment) {
  if (segment < 0 || segment >= static_cast<int>(memory.segments.size())) {
    throw Error("The memory has no segment " + std::to_string(segment) + "; it has " +
                std::to_string(memory.segments.size()) + ", counted from 0.");
  }
  return memory.segments[static_cast<std::size_t>(segment)];
}

SourceSegment sourceSegment(const DecodingContext& decoding, const Memory& memory, int segment) {
  const Segment& wanted = segmentAt(memory, segment);
  const DocumentText& document = memory.documents[static_cast<std::size_t>(wanted.document)];
  if (document.text.empty()) throw Error("This memory did not keep its text, so its source cannot be read again.");
  SourceSegment source;
  auto text =
      nextSegment(*decoding.model.tokenizer, document.text, decoding.model.config.segmentTokens, wanted.bytes.begin);
  if (!text || static_cast<int>(text->ids.size()) != wanted.tokenCount) {
    throw Error("The text of " + document.name + " is not the one its memory was made from.");
  }
  source.text = std::move(*text);
  source.input.ids = source.text.ids;
  for (const Chunk& chunk : wanted.chunks)
    source.input.chunks.push_back({chunk.tokenBegin, chunk.tokenEnd, chunk.memoryCount});
  source.firstMemory = static_cast<int>(firstRows(memory)[static_cast<std::size_t>(segment)]);
  return source;
}

}  // namespace engine
