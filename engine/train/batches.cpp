// SPDX-License-Identifier: Apache-2.0
#include "engine/train/batches.h"

#include <algorithm>
#include <numeric>

#include "engine/pic/positions.h"

namespace engine {
namespace {

// `count` ascending segment indices from 1…most; the first ones when `random` is not asked for.
std::vector<int> segmentIndices(int count, int most, bool anywhere, Random& random) {
  std::vector<int> all(most);
  std::iota(all.begin(), all.end(), 1);
  if (anywhere) random.shuffle(all);
  all.resize(count);
  std::sort(all.begin(), all.end());
  return all;
}

// Adds the segments of one example as memory and remembers what must be compressed for it.
void addMemories(const Example& example, double ratio, const CompressorConfig& compressor, const std::vector<int>& indices,
                 PromptBuilder& builder, std::vector<SegmentInput>& segments, std::int64_t& rows) {
  for (std::size_t i = 0; i < example.segments.size(); ++i) {
    const int tokens = static_cast<int>(example.segments[i].size());
    segments.push_back({example.segments[i], fixedChunks(tokens, ratio, compressor.memoriesPerChunk)});
    const auto positions = decoderPositions(segments.back().chunks, positionLayout(compressor.positions));
    builder.addMemory(rows, positions, tokens, indices[i]);
    rows += static_cast<std::int64_t>(positions.size());
  }
}

void addTask(const Example& example, Objective objective, bool teach, PromptBuilder& builder) {
  switch (objective) {
    case Objective::Autoencode:
      builder.autoencode();
      if (teach) builder.teach(example.segments.front());
      return;
    case Objective::Completion:
    case Objective::PlainLanguage:
      builder.continueText();
      if (teach) builder.teach(example.answer, true);
      return;
    default:
      builder.ask(example.question);
      if (teach) builder.teach(example.answer);
  }
}

}  // namespace

TrainingBatch makeTrainingBatch(std::span<const Example> examples, Objective objective, ContextForm form, double ratio,
                                const CompressorConfig* compressor, const PromptFrame& frame, bool teach, Random& random) {
  TrainingBatch batch;
  std::int64_t rows = 0;
  for (const Example& example : examples) {
    PromptBuilder builder(frame.control, frame.config, frame.maxPositions);
    const int count = static_cast<int>(example.segments.size());
    const auto indices = segmentIndices(count, frame.config.maxSegments, teach, random);
    if (form == ContextForm::Memory) addMemories(example, ratio, *compressor, indices, builder, batch.segments, rows);
    if (form == ContextForm::Text) {
      for (int i = 0; i < count; ++i) builder.addText(example.segments[i], indices[i]);
    }
    addTask(example, objective, teach, builder);
    batch.prompts.push_back(builder.prompt());
  }
  return batch;
}

}  // namespace engine
