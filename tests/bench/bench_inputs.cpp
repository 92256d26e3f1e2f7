// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_inputs.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace bench {
namespace {

using namespace engine;

// Ids of ordinary pieces, scattered over the vocabulary. REQUIRES: a vocabulary of more than 15,300 pieces.
std::vector<std::int32_t> ordinaryIds(int count, int first) {
  std::vector<std::int32_t> ids;
  for (int i = 0; i < count; ++i)
    ids.push_back(300 + static_cast<std::int32_t>((first + i) * std::int64_t{7919} % 15000));
  return ids;
}

std::vector<std::int32_t> question() { return ordinaryIds(kQuestionTokens, 100000); }

at::Tensor idsOf(std::span<const SegmentInput> segments) {
  std::vector<at::Tensor> rows;
  for (const SegmentInput& segment : segments) rows.push_back(at::tensor(segment.ids, at::kLong));
  return at::stack(rows);  // (segments, tokens)
}

void addPrompt(NamedTensors& tensors, const std::string& name, const PromptBatch& batch) {
  tensors.emplace_back(name + ".ids", batch.ids);
  tensors.emplace_back(name + ".positions", batch.positions);
  tensors.emplace_back(name + ".types", batch.types);
  tensors.emplace_back(name + ".segments", batch.segments);
  tensors.emplace_back(name + ".targets", batch.targets);
}

}  // namespace

std::vector<SegmentInput> segmentsOf(int tokens, double ratio, const CompressorConfig& config) {
  std::vector<SegmentInput> segments;
  for (int begin = 0; begin < tokens; begin += kSegmentTokens) {
    const int count = std::min(kSegmentTokens, tokens - begin);
    segments.push_back({ordinaryIds(count, begin), fixedChunks(count, ratio, config.memoriesPerChunk)});
  }
  return segments;
}

Prompt promptFromMemory(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments,
                        const CompressorConfig& config) {
  PromptBuilder builder(control, model.config, model.shape.maxPositions);
  std::int64_t row = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto positions = decoderPositions(segments[i].chunks, positionLayout(config.positions));
    builder.addMemory(row, positions, static_cast<int>(segments[i].ids.size()), static_cast<int>(i) + 1);
    row += static_cast<std::int64_t>(positions.size());
  }
  builder.ask(question());
  return builder.prompt();
}

Prompt promptFromText(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments) {
  PromptBuilder builder(control, model.config, model.shape.maxPositions);
  for (std::size_t i = 0; i < segments.size(); ++i) builder.addText(segments[i].ids, static_cast<int>(i) + 1);
  builder.ask(question());
  return builder.prompt();
}

std::vector<Example> trainingExamples() {
  std::vector<Example> examples;
  for (int b = 0; b < kTrainBatch; ++b) {
    Example example;
    example.segments = {ordinaryIds(kTrainContext, 1000 * b)};
    example.question = ordinaryIds(kQuestionTokens, 1000 * b + 500);
    example.answer = ordinaryIds(kAnswerTokens, 1000 * b + 40);
    examples.push_back(std::move(example));
  }
  return examples;
}

StepDraw trainingDraw() {
  StepDraw draw;
  draw.objective = Objective::Question;
  draw.ratio = kRatio;
  draw.compressor = 0;
  draw.seed = 1;
  return draw;
}

NamedTensors sharedInputs(const PicModel& model, const ControlTokens& control) {
  const CompressorConfig& config = model.compressors.front()->config();
  const bool bothWays = model.config.prefixBidirectional;
  const auto segments = segmentsOf(kCompressSegments * kSegmentTokens, kRatio, config);
  const Prompt asked = promptFromMemory(model, control, std::span(segments).first(kDecodeSegments), config);
  const StepDraw draw = trainingDraw();
  Random random(draw.seed);  // as computeLoss does
  const TrainingBatch training =
      makeTrainingBatch(trainingExamples(), draw.objective, ContextForm::Memory, draw.ratio, &config,
                        {control, model.config, model.shape.maxPositions}, true, random);
  NamedTensors tensors;
  tensors.emplace_back("compress.ids", idsOf(segments));
  tensors.emplace_back("train.context", idsOf(training.segments));
  tensors.emplace_back("train.prefix", at::scalar_tensor(training.prompts.front().prefix, at::kLong));
  addPrompt(tensors, "decode", makePromptBatch(std::span(&asked, 1), bothWays, at::kCPU));
  addPrompt(tensors, "train", makePromptBatch(training.prompts, bothWays, at::kCPU));
  return tensors;
}

}  // namespace bench
