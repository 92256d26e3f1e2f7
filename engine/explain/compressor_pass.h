// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "engine/explain/source_segment.h"
#include "engine/values/attention_view.h"

namespace engine {

// Compresses one segment again, watched: with the compressor and the mask its memory was made with. → (k, D); undefined
// when stopped. Errors: a mask without memory rows (mean pooling): no row attends for a memory token then.
at::Tensor runCompressor(const DecodingContext& decoding, const Memory& memory, const SourceSegment& source,
                         const AttentionObserver* observer, const std::stop_token& stop);

// Rows: the segment's memory tokens. Columns: its source tokens, then its memory tokens. No weights yet.
AttentionView compressorColumns(const DecodingContext& decoding, const Memory& memory, int segment,
                                const SourceSegment& source);

}  // namespace engine
