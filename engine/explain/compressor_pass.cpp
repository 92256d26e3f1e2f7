// SPDX-License-Identifier: Apache-2.0
#include "engine/explain/compressor_pass.h"

#include <ATen/ATen.h>

#include "engine/error.h"

namespace engine {

at::Tensor runCompressor(const DecodingContext& decoding, const Memory& memory, const SourceSegment& source,
                         const AttentionObserver* observer, const std::stop_token& stop) {
  if (memory.mask.poolMean) {
    throw Error("This memory is a mean over each chunk: no memory token attends to anything while it is made.");
  }
  const Compressor& compressor = decoding.model.compressor(memory.compressor);
  return compressor.forward({&source.input, 1}, *decoding.model.decoder->transformer, memory.mask, decoding.dtype,
                            observer, &stop);
}

AttentionView compressorColumns(const DecodingContext& decoding, const Memory& memory, int segment,
                                const SourceSegment& source) {
  const Segment& place = segmentAt(memory, segment);
  AttentionView view;
  for (std::size_t i = 0; i < source.text.ids.size(); ++i) {
    view.columns.push_back({AttentionPosition::Kind::Text, decoding.model.tokenizer->piece(source.text.ids[i]),
                            place.document, source.text.offsets[i], -1});
  }
  int row = source.firstMemory;
  for (const Chunk& chunk : place.chunks) {
    for (int m = 0; m < chunk.memoryCount; ++m, ++row) {
      view.rows.push_back(
          {AttentionPosition::Kind::Memory, "m" + std::to_string(row), place.document, chunk.bytes, row});
    }
  }
  view.columns.insert(view.columns.end(), view.rows.begin(), view.rows.end());
  return view;
}

}  // namespace engine
