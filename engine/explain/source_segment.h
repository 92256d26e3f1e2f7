// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/pic/compressor.h"
#include "engine/pic/prompt_context.h"
#include "engine/text/segmenter.h"

namespace engine {

// One segment of a memory as the compressor read it.
struct SourceSegment {
  TextSegment text;    // its tokens and their bytes of the document
  SegmentInput input;  // the same tokens, with the chunks they were cut into
  int firstMemory = 0;
};

// Errors: no such segment; a memory that did not keep its text.
SourceSegment sourceSegment(const DecodingContext& decoding, const Memory& memory, int segment);

// Errors: no such segment.
const Segment& segmentAt(const Memory& memory, int segment);

}  // namespace engine
