// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/pic/pic_model.h"
#include "engine/pic/prompt.h"

namespace engine {

// Inputs of benchmarks: the same in every run, and none that takes a short cut.

// Ids of ordinary pieces, scattered over the vocabulary: neither bytes nor control symbols.
std::vector<std::int32_t> ordinaryIds(int count, int first, int vocabulary);

// `tokens` ids as segments of at most `segmentTokens`, cut into chunks of `ratio` tokens.
std::vector<SegmentInput> ordinarySegments(int tokens, int segmentTokens, double ratio, int memoriesPerChunk,
                                           int vocabulary);

// A question after memory tokens that lie row after row in one matrix from `firstRow` on, and after the text itself.
Prompt promptFromMemory(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments,
                        const CompressorConfig& config, std::span<const std::int32_t> question,
                        std::int64_t firstRow = 0);
Prompt promptFromText(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments,
                      std::span<const std::int32_t> question);

}  // namespace engine
