// SPDX-License-Identifier: Apache-2.0
#include "engine/train/training_step.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "engine/values/random.h"

namespace engine {
namespace {

// An index drawn by weight. REQUIRES: a positive sum.
template <typename Weights, typename WeightOf>
auto drawWeighted(const Weights& weights, WeightOf weightOf, Random& random) {
  double total = 0;
  for (const auto& entry : weights) total += weightOf(entry);
  double left = random.uniform() * total;
  auto at = weights.begin();
  for (auto it = weights.begin(); it != weights.end(); ++it) {
    if (weightOf(*it) <= 0) continue;
    at = it;
    left -= weightOf(*it);
    if (left < 0) break;
  }
  return at;
}

// Hidden rows that have a target, and the targets. (R, D), (R)
std::pair<at::Tensor, at::Tensor> targetRows(const at::Tensor& hidden, const PromptBatch& batch) {
  const std::int64_t from = batch.firstTarget, D = hidden.size(-1);
  const at::Tensor targets = batch.targets.narrow(1, from, batch.targets.size(1) - from).reshape({-1});  // (B·(T − from))
  const at::Tensor rows = targets.ge(0).nonzero().squeeze(1);                                            // (R)
  return {hidden.reshape({-1, D}).index_select(0, rows), targets.index_select(0, rows)};
}

at::Tensor memoryOf(const PicModel& model, const TrainingBatch& batch, const StepDraw& draw, at::ScalarType dtype) {
  if (draw.compressor < 0) return {};
  const Compressor& compressor = *model.compressors[draw.compressor];
  return compressor.forward(batch.segments, *model.decoder->transformer, compressor.config().mask, dtype);
}

// Logits of the same targets from a reader of the full text, without gradients. (R, V)
at::Tensor readerLogits(const PicModel& model, std::span<const Example> examples, const StepDraw& draw, const PromptFrame& frame,
                        at::ScalarType dtype) {
  const c10::NoGradGuard noGrad;
  Random random(draw.seed);
  const TrainingBatch text = makeTrainingBatch(examples, draw.objective, ContextForm::Text, 1, nullptr, frame, true, random);
  const PromptBatch batch = makePromptBatch(text.prompts, frame.config.prefixBidirectional, model.decoder->transformer->embedding.device());
  const at::Tensor hidden = model.decoder->forward(batch, {}, dtype, batch.firstTarget);
  return model.decoder->transformer->logits(targetRows(hidden, batch).first).to(at::kFloat);
}

std::int64_t columnsOf(const TrainingBatch& batch, const PromptBatch& prompts) {
  std::int64_t columns = prompts.ids.numel();
  for (const SegmentInput& segment : batch.segments) columns += static_cast<std::int64_t>(segment.ids.size()) + memoryCount(segment.chunks);
  return columns;
}

}  // namespace

StepDraw drawStep(const TrainConfig& config, int step) {
  StepDraw draw;
  draw.seed = Random::mix(config.seed * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(step));
  Random random(draw.seed);
  const auto weightOfEntry = [](const auto& entry) { return entry.second; };
  draw.objective = drawWeighted(config.objectives, weightOfEntry, random)->first;
  draw.ratio = drawWeighted(ratiosFor(config, draw.objective), weightOfEntry, random)->first;
  if (draw.objective == Objective::PlainLanguage) draw.ratio = 1;
  if (draw.ratio > 1) {
    const auto plan = drawWeighted(config.compressors, [](const CompressorPlan& p) { return p.weight; }, random);
    draw.compressor = static_cast<int>(plan - config.compressors.begin());
  }
  draw.several = random.uniform() < config.severalSegments;
  return draw;
}

StepLoss computeLoss(const PicModel& model, std::span<const Example> examples, const StepDraw& draw, const TrainConfig& config,
                     const ControlTokens& control, at::ScalarType dtype) {
  const PromptFrame frame{control, model.config, model.shape.maxPositions};
  Random random(draw.seed);
  const bool memory = draw.compressor >= 0 && !draw.blind;
  const ContextForm form = draw.blind ? ContextForm::None : memory ? ContextForm::Memory : ContextForm::Text;
  const TrainingBatch batch =
      makeTrainingBatch(examples, draw.objective, form, draw.ratio,
                        memory ? &model.compressors[draw.compressor]->config() : nullptr, frame, true, random);
  const PromptBatch prompts = makePromptBatch(batch.prompts, model.config.prefixBidirectional, model.decoder->transformer->embedding.device());
  const at::Tensor hidden = model.decoder->forward(prompts, memory ? memoryOf(model, batch, draw, dtype) : at::Tensor(), dtype, prompts.firstTarget);
  const auto [rows, targets] = targetRows(hidden, prompts);
  const at::Tensor logits = model.decoder->transformer->logits(rows).to(at::kFloat);  // (R, V)
  const at::Tensor logProbabilities = at::log_softmax(logits, -1);
  StepLoss result;
  result.loss = at::nll_loss(logProbabilities, targets);
  result.crossEntropy = result.loss.item<double>();
  result.accuracy = logits.argmax(-1).eq(targets).to(at::kFloat).mean().item<double>();
  result.targets = targets.numel();
  result.tokens = columnsOf(batch, prompts);
  if (config.distillation > 0 && memory) {
    const at::Tensor reader = at::log_softmax(readerLogits(model, examples, draw, frame, dtype), -1);
    const at::Tensor divergence = (reader.exp() * (reader - logProbabilities)).sum(-1).mean();
    result.loss = result.loss + config.distillation * divergence;
  }
  return result;
}

}  // namespace engine
