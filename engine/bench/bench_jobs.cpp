// SPDX-License-Identifier: Apache-2.0
#include "engine/bench/bench_jobs.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "engine/bench/bench_inputs.h"
#include "engine/bench/stopwatch.h"
#include "engine/measure/cost.h"
#include "engine/pic/generation.h"
#include "engine/pic/reading.h"
#include "engine/train/optimizer.h"
#include "engine/train/training_step.h"

namespace engine {
namespace {

constexpr int kQuestionTokens = 12;
constexpr int kAnswerTokens = 6;
constexpr std::int32_t kNoEnd = -1;

double bytesOf(at::ScalarType dtype) { return static_cast<double>(at::elementSize(dtype)); }

int memoriesOf(std::span<const SegmentInput> segments) {
  int count = 0;
  for (const SegmentInput& segment : segments) count += memoryCount(segment.chunks);
  return count;
}

// A step of learning to answer questions from memory.
class Learning {
 public:
  Learning(PicModel& model, const ControlTokens& control, at::ScalarType dtype, int batch, int length, double ratio)
      : m_model(model), m_control(control), m_dtype(dtype), m_optimizer(parametersOf(model), m_config.optimizer) {
    const int vocabulary = model.shape.vocabulary;
    for (int b = 0; b < batch; ++b) {
      Example& example = m_examples.emplace_back();
      for (const SegmentInput& segment : ordinarySegments(length, model.config.segmentTokens, ratio, 1, vocabulary))
        example.segments.push_back(segment.ids);
      example.question = ordinaryIds(kQuestionTokens, 1000 * b + 500, vocabulary);
      example.answer = ordinaryIds(kAnswerTokens, 1000 * b + 40, vocabulary);
    }
    m_draw.objective = Objective::Question;
    m_draw.ratio = ratio;
    m_draw.compressor = 0;
    m_draw.seed = 1;
  }

  at::Tensor step() {
    m_optimizer.clearGradients();
    const StepLoss loss = computeLoss(m_model, m_examples, m_draw, m_config, m_control, m_dtype);
    loss.loss.backward();
    m_optimizer.clipGradients();
    m_optimizer.step(m_config.optimizer.rate);
    return loss.loss.detach();
  }

 private:
  static Optimizer::Named parametersOf(const PicModel& model) {
    Optimizer::Named all;
    for (const auto& item : model.decoder->named_parameters()) all.emplace_back(item.key(), item.value());
    for (const auto& item : model.compressors.front()->named_parameters()) all.emplace_back(item.key(), item.value());
    return all;
  }

  PicModel& m_model;
  const ControlTokens& m_control;
  at::ScalarType m_dtype;
  TrainConfig m_config;
  Optimizer m_optimizer;
  std::vector<Example> m_examples;
  StepDraw m_draw;
};

}  // namespace

BenchJobs::BenchJobs(PicModel& model, at::Device device, at::ScalarType dtype, const BenchPlan& plan,
                     std::stop_token stop)
    : m_model(model), m_device(device), m_dtype(dtype), m_plan(plan), m_stop(std::move(stop)) {
  if (!model.compressors.empty()) m_control.emplace(*model.tokenizer);
}

bool BenchJobs::knows(const std::string& job) const { return m_control || job == "prefill" || job == "decode"; }

std::vector<SegmentInput> BenchJobs::segments(int length) const {
  return ordinarySegments(length, m_model.config.segmentTokens, m_plan.ratio, compressor().config().memoriesPerChunk,
                          m_model.shape.vocabulary);
}

std::vector<SegmentInput> BenchJobs::repeated(int length, int batch) const {
  std::vector<SegmentInput> all;
  for (int b = 0; b < batch; ++b) {
    for (SegmentInput& segment : segments(length)) all.push_back(std::move(segment));
  }
  return all;
}

at::Tensor BenchJobs::compress(std::span<const SegmentInput> segments) const {
  const c10::NoGradGuard noGrad;
  return compressor().forward(segments, *m_model.decoder->transformer, compressor().config().mask, m_dtype);  // (Σk, D)
}

BenchJobs::Asked BenchJobs::fromMemory(int length, int batch) const {
  const std::vector<SegmentInput> one = segments(length);
  const std::vector<std::int32_t> question = ordinaryIds(kQuestionTokens, 100000, m_model.shape.vocabulary);
  Asked asked;
  for (int b = 0; b < batch; ++b) {
    asked.prompts.push_back(promptFromMemory(m_model, *m_control, one, compressor().config(), question,
                                             static_cast<std::int64_t>(b) * memoriesOf(one)));
  }
  asked.memory = compress(repeated(length, batch));
  return asked;
}

BenchJobs::Asked BenchJobs::fromText(int length, int batch) const {
  const int vocabulary = m_model.shape.vocabulary;
  Asked asked;
  for (int b = 0; b < batch; ++b) {
    asked.prompts.push_back(m_control ? promptFromText(m_model, *m_control, segments(length),
                                                       ordinaryIds(kQuestionTokens, 100000, vocabulary))
                                      : plainPrompt(ordinaryIds(length, 1000 * b, vocabulary), m_model.shape));
  }
  return asked;
}

at::Tensor BenchJobs::firstLogits(const Asked& asked) const {
  const c10::NoGradGuard noGrad;
  const bool bothWays = m_control && m_model.config.prefixBidirectional;
  const PromptBatch batch = makePromptBatch(asked.prompts, bothWays, m_device);
  KvCache cache(m_model.shape.layers, batch.ids.size(1) + m_plan.newTokens);
  const at::Tensor hidden =
      m_model.decoder->forward(batch, asked.memory, m_dtype, batch.ids.size(1) - 1, &cache);  // (B, 1, D)
  return m_model.decoder->transformer->logits(hidden);
}

BenchResult BenchJobs::measure(const std::string& job, int batch, int length) const {
  BenchResult result{job, batch, length, {}, 0, 0, 0};
  if (job == "compress") measureCompress(result);
  if (job == "prefill") measureReading(result, false);
  if (job == "first-token") measureReading(result, true);
  if (job == "decode") measureDecoding(result);
  if (job == "train") measureTraining(result);
  return result;
}

void BenchJobs::measureCompress(BenchResult& result) const {
  const std::vector<SegmentInput> all = repeated(result.length, result.batch);
  for (const SegmentInput& segment : all) {
    result.operations += segmentOperations(m_model.shape, static_cast<double>(segment.ids.size()),
                                           memoryCount(segment.chunks), compressor().config().mask.poolMean);
  }
  result.tokens = static_cast<double>(result.batch) * result.length;
  result.bytes = passOperations(m_model.shape, 1, 0, 1) / 2 * bytesOf(m_dtype);
  result.milliseconds = timesOf(m_plan.warmUp, m_plan.runs, [&] { return compress(all); }, m_stop);
}

void BenchJobs::measureReading(BenchResult& result, bool memory) const {
  const Asked asked =
      memory ? fromMemory(result.length, result.batch) : fromText(result.length, result.batch);
  const double positions = asked.prompts.front().size();
  result.tokens = result.batch * positions;
  result.operations = result.batch * readingOperations(m_model.shape, positions, 1);
  result.bytes = readWeights(m_model.shape) * bytesOf(m_dtype);
  result.milliseconds = timesOf(m_plan.warmUp, m_plan.runs, [&] { return firstLogits(asked); }, m_stop);
}

void BenchJobs::measureDecoding(BenchResult& result) const {
  const Asked asked =
      m_control ? fromMemory(result.length, result.batch) : fromText(result.length, result.batch);
  const bool bothWays = m_control && m_model.config.prefixBidirectional;
  const auto generate = [&](int tokens) {
    greedyBatch(*m_model.decoder, asked.prompts, bothWays, asked.memory, m_dtype, kNoEnd, tokens);
    return at::Tensor();  // every token is looked at: nothing is left to wait for
  };
  const double positions = asked.prompts.front().size(), tokens = m_plan.newTokens;
  const double cached = keyValueBytes(m_model.shape, positions + tokens / 2, static_cast<int>(bytesOf(m_dtype)));
  result.tokens = result.batch * tokens;
  result.operations = result.batch * readingOperations(m_model.shape, positions, tokens);
  result.bytes = tokens * (readWeights(m_model.shape) * bytesOf(m_dtype) + result.batch * cached);
  result.milliseconds = timesOf(m_plan.warmUp, m_plan.runs, [&] { return generate(m_plan.newTokens); }, m_stop);
}

void BenchJobs::measureTraining(BenchResult& result) const {
  Learning learning(m_model, *m_control, m_dtype, result.batch, result.length, m_plan.ratio);
  const std::vector<SegmentInput> one = segments(result.length);
  const double positions = memoriesOf(one) + 2.0 * static_cast<double>(one.size()) + kQuestionTokens + kAnswerTokens;
  double forward = passOperations(m_model.shape, positions, positions, kAnswerTokens);
  for (const SegmentInput& segment : one) {
    forward += segmentOperations(m_model.shape, static_cast<double>(segment.ids.size()), memoryCount(segment.chunks),
                                 compressor().config().mask.poolMean);
  }
  result.tokens = static_cast<double>(result.batch) * result.length;
  result.operations = 3 * result.batch * forward;
  result.bytes = 3 * 2 * readWeights(m_model.shape) * bytesOf(m_dtype);
  result.milliseconds = timesOf(m_plan.warmUp, m_plan.runs, [&] { return learning.step(); }, m_stop);
}

}  // namespace engine
