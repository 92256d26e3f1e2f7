// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/prompt_context.h"

#include <ATen/ATen.h>

#include <span>

namespace engine {

std::vector<std::int64_t> firstRows(const Memory& memory) {
  std::vector<std::int64_t> rows{0};
  for (const Segment& segment : memory.segments) rows.push_back(rows.back() + segment.memoryCount());
  return rows;
}

PromptContext emptyContext(const DecodingContext& context) {
  return {PromptBuilder(context.control, context.model.config, context.model.shape.maxPositions), {}, {}, {}, 0};
}

at::Tensor readMemory(PromptContext& context, const Memory& memory, const std::vector<int>& segments) {
  const std::vector<std::int64_t> rows = firstRows(memory);
  const at::Tensor all = at::from_blob(const_cast<float*>(memory.vectors.data()), {rows.back(), memory.width});
  std::vector<at::Tensor> vectors;
  std::int64_t readRows = 0;
  for (const int s : segments) {
    const Segment& segment = memory.segments[s];
    const int count = segment.memoryCount();
    const std::span<const std::int32_t> positions(memory.positions.data() + rows[s], count);
    int column = context.builder.prompt().size() + 1;  // after <mem>
    context.read.push_back({segment.document, segment.bytes});
    context.builder.addMemory(readRows, positions, segment.tokenCount, static_cast<int>(context.read.size()));
    auto row = static_cast<int>(rows[s]);
    for (const Chunk& chunk : segment.chunks) {
      for (int m = 0; m < chunk.memoryCount; ++m) {
        context.attended.push_back({segment.document, chunk.bytes, row++, 0});
        context.columns.push_back(column++);
      }
    }
    readRows += count;
    vectors.push_back(all.narrow(0, rows[s], count));
  }
  return segments.size() == memory.segments.size() ? all : at::cat(vectors, 0);
}

void readText(PromptContext& context, const std::vector<Passage>& passages) {
  for (const Passage& passage : passages) {
    int column = context.builder.prompt().size() + 1;  // after <ctx>
    context.read.push_back({passage.document, passage.text.bytes});
    context.builder.addText(passage.text.ids, static_cast<int>(context.read.size()));
    for (const ByteRange& offset : passage.text.offsets) {
      context.attended.push_back({passage.document, offset, -1, 0});
      context.columns.push_back(column++);
    }
    context.tokens += static_cast<std::int64_t>(passage.text.ids.size());
  }
}

}  // namespace engine
