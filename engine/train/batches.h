// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "engine/pic/compressor.h"
#include "engine/pic/prompt.h"
#include "engine/train/examples.h"
#include "engine/values/random.h"

namespace engine {

// Examples as the model reads them: the segments to compress, in the order of the memory rows the prompts point to.
struct TrainingBatch {
  std::vector<SegmentInput> segments;  // empty at ratio 1
  std::vector<Prompt> prompts;
};

struct PromptFrame {
  const ControlTokens& control;
  const PicConfig& config;
  int maxPositions;
};

// What the context becomes: text (ratio 1), memory of a compressor, or nothing at all.
enum class ContextForm { Text, Memory, None };

// Segments get ascending random indices, so that every index of the segment embedding is learned.
// `teach` false: prompts end where the answer begins, for scoring.
TrainingBatch makeTrainingBatch(std::span<const Example> examples, Objective objective, ContextForm form, double ratio,
                                const CompressorConfig* compressor, const PromptFrame& frame, bool teach, Random& random);

}  // namespace engine
