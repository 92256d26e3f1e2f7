// SPDX-License-Identifier: Apache-2.0
#include "engine/train/taught_score.h"

#include <c10/core/GradMode.h>

#include <algorithm>

#include "engine/error.h"

namespace engine {
namespace {

constexpr std::uint64_t kSeed = 20'261'125;

// Examples of one batch have one length; batches differ.
std::vector<std::vector<Example>> heldOutBatches(const TrainingData& data, const TrainConfig& config,
                                                 Objective objective) {
  std::vector<std::vector<Example>> batches;
  DrawOptions options;
  options.minTokens = config.minTokens;
  options.maxTokens = config.maxTokens;
  options.heldOut = true;
  try {
    for (int left = config.evaluation.examples; left > 0; left -= options.count) {
      options.count = std::min(left, isRunningText(objective) ? config.autoencodeBatch : config.batch);
      options.seed = kSeed + static_cast<std::uint64_t>(batches.size());
      batches.push_back(data.draw(objective, options));
    }
  } catch (const Error&) {
    return {};  // a small corpus may hold out too little for one of several objectives: no reason to end a training
  }
  return batches;
}

std::vector<StepDraw> settingsOf(const PicModel& model, const TrainConfig& config, Objective objective) {
  std::vector<StepDraw> settings;
  const auto add = [&](double ratio, int compressor, bool blind) {
    settings.push_back({objective, ratio, compressor, false, kSeed, blind});
  };
  add(1, -1, true);
  if (objective == Objective::PlainLanguage) return settings;  // it has no context
  for (const double ratio : config.evaluation.ratios) {
    if (ratio == 1) add(1, -1, false);
    for (std::size_t i = 0; ratio > 1 && i < model.compressors.size(); ++i) add(ratio, static_cast<int>(i), false);
  }
  return settings;
}

TaughtScore score(const PicModel& model, const std::vector<std::vector<Example>>& batches, const StepDraw& setting,
                  const ControlTokens& control, at::ScalarType dtype) {
  static const TrainConfig kPlain;  // no distillation: the loss of the data alone
  TaughtScore result{setting.objective, setting.blind ? "none" : setting.compressor < 0 ? "full" : "memory"};
  if (setting.compressor >= 0) result.compressor = model.compressors[setting.compressor]->config().name;
  result.ratio = setting.ratio;
  for (const std::vector<Example>& batch : batches) {
    const StepLoss loss = computeLoss(model, batch, setting, kPlain, control, dtype);
    result.targets += loss.targets;
    result.loss += loss.crossEntropy * static_cast<double>(loss.targets);
    result.accuracy += loss.accuracy * static_cast<double>(loss.targets);
  }
  const double targets = static_cast<double>(std::max<std::int64_t>(1, result.targets));
  result.loss /= targets;
  result.accuracy /= targets;
  return result;
}

}  // namespace

std::vector<TaughtScore> scoreTaught(const PicModel& model, const TrainingData& data, const TrainConfig& config,
                                     const ControlTokens& control, at::ScalarType dtype) {
  const c10::NoGradGuard noGrad;
  std::vector<TaughtScore> scores;
  for (const auto& [objective, weight] : config.objectives) {
    if (weight <= 0) continue;
    const auto batches = heldOutBatches(data, config, objective);
    if (batches.empty()) continue;
    for (const StepDraw& setting : settingsOf(model, config, objective)) {
      scores.push_back(score(model, batches, setting, control, dtype));
    }
  }
  return scores;
}

}  // namespace engine
