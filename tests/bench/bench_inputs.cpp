// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_inputs.h"

#include <ATen/ATen.h>

#include "engine/bench/bench_inputs.h"

namespace bench {
namespace {

using namespace engine;

// REQUIRES: a vocabulary of more than 15,300 pieces.
constexpr int kVocabulary = 15300;
std::vector<std::int32_t> ids(int count, int first) { return ordinaryIds(count, first, kVocabulary); }

std::vector<std::int32_t> question() { return ids(kQuestionTokens, 100000); }

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
  return ordinarySegments(tokens, kSegmentTokens, ratio, config.memoriesPerChunk, kVocabulary);
}

Prompt promptFromMemory(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments,
                        const CompressorConfig& config) {
  return engine::promptFromMemory(model, control, segments, config, question());
}

Prompt promptFromText(const PicModel& model, const ControlTokens& control, std::span<const SegmentInput> segments) {
  return engine::promptFromText(model, control, segments, question());
}

std::vector<Example> trainingExamples() {
  std::vector<Example> examples;
  for (int b = 0; b < kTrainBatch; ++b) {
    Example example;
    example.segments = {ids(kTrainContext, 1000 * b)};
    example.question = ids(kQuestionTokens, 1000 * b + 500);
    example.answer = ids(kAnswerTokens, 1000 * b + 40);
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
