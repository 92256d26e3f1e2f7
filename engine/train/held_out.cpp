// SPDX-License-Identifier: Apache-2.0
#include "engine/train/held_out.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

#include "engine/measure/scores.h"
#include "engine/pic/generation.h"

namespace engine {
namespace {

constexpr std::uint64_t kSeed = 20'261'121;  // the same questions at every evaluation of every run
constexpr std::size_t kSamples = 4;

struct Setting {
  std::string source;
  ContextForm form = ContextForm::Text;
  double ratio = 1;
  const Compressor* compressor = nullptr;
};

std::vector<Setting> settingsOf(const PicModel& model, const HeldOutPlan& plan) {
  std::vector<Setting> settings{{"none", ContextForm::None, 1, nullptr}};
  for (const double ratio : plan.ratios) {
    if (ratio == 1) settings.push_back({"full", ContextForm::Text, 1, nullptr});
    for (const auto& compressor : model.compressors) {
      if (ratio > 1) settings.push_back({"memory", ContextForm::Memory, ratio, compressor.get()});
    }
  }
  return settings;
}

std::vector<Example> draw(const TrainingData& data, int count, int batch) {
  std::vector<Example> examples;
  for (int i = 0; i * batch < count; ++i) {
    DrawOptions options;
    options.count = std::min(batch, count - i * batch);
    options.seed = kSeed + static_cast<std::uint64_t>(i);
    options.heldOut = true;
    for (Example& example : data.draw(Objective::Question, options)) examples.push_back(std::move(example));
  }
  return examples;
}

std::vector<std::string> answers(const PicModel& model, std::span<const Example> examples, const Setting& setting, const HeldOutPlan& plan,
                                 const ControlTokens& control, at::ScalarType dtype) {
  const PromptFrame frame{control, model.config, model.shape.maxPositions};
  Random random(kSeed);
  const TrainingBatch batch = makeTrainingBatch(examples, Objective::Question, setting.form, setting.ratio,
                                                setting.compressor ? &setting.compressor->config() : nullptr, frame, false, random);
  at::Tensor memory;
  if (setting.compressor) {
    memory = setting.compressor->forward(batch.segments, *model.decoder->transformer, setting.compressor->config().mask, dtype);
  }
  std::vector<std::string> texts;
  for (const auto& ids : greedyBatch(*model.decoder, batch.prompts, model.config.prefixBidirectional, memory, dtype, control.end, plan.maxTokens)) {
    texts.push_back(model.tokenizer->decode(ids));
  }
  return texts;
}

HeldOutScore score(const PicModel& model, const std::vector<Example>& examples, const Setting& setting, const HeldOutPlan& plan,
                   const ControlTokens& control, at::ScalarType dtype, std::vector<DecodedSample>& samples) {
  HeldOutScore result{setting.source, setting.compressor ? setting.compressor->config().name : "", setting.ratio,
                      static_cast<int>(examples.size()), 0, 0};
  for (std::size_t begin = 0; begin < examples.size(); begin += plan.batch) {
    const std::size_t size = std::min<std::size_t>(plan.batch, examples.size() - begin);
    const std::span<const Example> part(examples.data() + begin, size);
    const std::vector<std::string> texts = answers(model, part, setting, plan, control, dtype);
    for (std::size_t i = 0; i < size; ++i) {
      const Score one = scoreAnswer(texts[i], part[i].golds);
      result.exactMatch += 100.0 * one.exactMatch / static_cast<double>(examples.size());
      result.f1 += 100.0 * one.f1 / static_cast<double>(examples.size());
      if (begin == 0 && i < kSamples) {
        samples.push_back({model.tokenizer->decode(part[i].question), part[i].golds.front(), texts[i],
                           setting.source + (setting.compressor ? "@" + std::to_string(static_cast<int>(setting.ratio)) : "")});
      }
    }
  }
  return result;
}

// The same questions beside contexts of the next example: what an answer owes to anything but its own memory.
std::vector<Example> swapContexts(std::vector<Example> examples) {
  for (std::size_t i = 0; i + 1 < examples.size(); ++i) std::swap(examples[i].segments, examples[i + 1].segments);
  return examples;
}

}  // namespace

HeldOutReport scoreHeldOut(const PicModel& model, const TrainingData& data, const HeldOutPlan& plan, const ControlTokens& control,
                           at::ScalarType dtype) {
  const c10::NoGradGuard noGrad;
  HeldOutReport report;
  if (data.available(Objective::Question, true) == 0) return report;  // running text alone has no questions
  const std::vector<Example> examples = draw(data, plan.questions, plan.batch);
  if (examples.empty()) return report;
  for (const Setting& setting : settingsOf(model, plan)) {
    report.scores.push_back(score(model, examples, setting, plan, control, dtype, report.samples));
  }
  if (!model.compressors.empty()) {
    std::vector<DecodedSample> unused;
    const double ratio = *std::max_element(plan.ratios.begin(), plan.ratios.end()) > 1 ? std::max(2.0, plan.ratios.back()) : 0;
    if (ratio > 1) {
      const Setting swapped{"swapped", ContextForm::Memory, ratio, model.compressors.front().get()};
      report.scores.push_back(score(model, swapContexts(examples), swapped, plan, control, dtype, unused));
    }
  }
  return report;
}

}  // namespace engine
