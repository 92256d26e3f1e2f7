// SPDX-License-Identifier: Apache-2.0
#include "engine/bench/bench_inputs.h"

#include <algorithm>

namespace engine {

std::vector<std::int32_t> ordinaryIds(int count, int first, int vocabulary) {
  const int low = std::min(300, vocabulary * 3 / 4);
  const int range = std::min(15000, vocabulary - low);
  std::vector<std::int32_t> ids;
  for (int i = 0; i < count; ++i)
    ids.push_back(low + static_cast<std::int32_t>((first + i) * std::int64_t{7919} % range));
  return ids;
}

std::vector<SegmentInput> ordinarySegments(int tokens, int segmentTokens, double ratio, int memoriesPerChunk,
                                           int vocabulary) {
  std::vector<SegmentInput> segments;
  for (int begin = 0; begin < tokens; begin += segmentTokens) {
    const int count = std::min(segmentTokens, tokens - begin);
    segments.push_back({ordinaryIds(count, begin, vocabulary), fixedChunks(count, ratio, memoriesPerChunk)});
  }
  return segments;
}

Prompt promptFromMemory(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments,
                        const CompressorConfig& config, std::span<const std::int32_t> question, std::int64_t firstRow) {
  PromptBuilder builder(control, model.config, model.shape.maxPositions);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto positions = decoderPositions(segments[i].chunks, positionLayout(config.positions));
    builder.addMemory(firstRow, positions, static_cast<int>(segments[i].ids.size()), static_cast<int>(i) + 1);
    firstRow += static_cast<std::int64_t>(positions.size());
  }
  builder.ask(question);
  return builder.prompt();
}

Prompt promptFromText(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments,
                      std::span<const std::int32_t> question) {
  PromptBuilder builder(control, model.config, model.shape.maxPositions);
  for (std::size_t i = 0; i < segments.size(); ++i) builder.addText(segments[i].ids, static_cast<int>(i) + 1);
  builder.ask(question);
  return builder.prompt();
}

}  // namespace engine
