// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "engine/pic/generation.h"
#include "engine/train/optimizer.h"
#include "engine/train/training_step.h"
#include "tests/engine/tiny_pic_model.h"
#include "tests/registry.h"

using engine::Example;
using Ids = std::vector<std::int32_t>;

namespace {

constexpr int kMostSteps = 250;
constexpr int kMostMilliseconds = 5000;

engine::Optimizer::Named parametersOf(const engine::PicModel& model) {
  engine::Optimizer::Named all;
  for (const auto& item : model.decoder->named_parameters()) all.emplace_back("decoder." + item.key(), item.value());
  for (const auto& item : model.compressors.front()->named_parameters())
    all.emplace_back("compressor." + item.key(), item.value());
  return all;
}

// What the decoder says from the memory of a segment alone.
Ids reproduced(const engine::PicModel& model, const Ids& segment, const engine::ControlTokens& control) {
  const engine::PromptFrame frame{control, model.config, model.shape.maxPositions};
  engine::Random random(1);
  Example example;
  example.segments = {segment};
  const engine::CompressorConfig& config = model.config.compressors.front();
  const auto batch = engine::makeTrainingBatch(std::vector{example}, engine::Objective::Autoencode,
                                               engine::ContextForm::Memory, 4, &config, frame, false, random);
  const c10::NoGradGuard noGrad;
  const at::Tensor memory =
      model.compressors.front()->forward(batch.segments, *model.decoder->transformer, config.mask, at::kFloat);
  return engine::greedyBatch(*model.decoder, batch.prompts, true, memory, at::kFloat, control.end, 40).front();
}

}  // namespace

class LearningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void twoSentencesAreLearntByHeartFromTheirMemory();
  void theLossIsThatOfItsTargetsAlone();
  void distillationAddsItsWeightTimesTheDivergence();
  void whatAStepDrawsDependsOnNothingButItsNumber();
};

// Two, because one could be learnt by heart without any memory.
void LearningTest::twoSentencesAreLearntByHeartFromTheirMemory() {
  QElapsedTimer timer;
  timer.start();
  const engine::PicModel model = tests::tinyPicModel();
  const engine::ControlTokens control(*model.tokenizer);
  std::vector<Example> examples(2);
  examples[0].segments = {model.tokenizer->encode("The old man and the dog walked to the river.").ids};
  examples[1].segments = {model.tokenizer->encode("When the rain came in 1950, the dog ran home.").ids};
  engine::TrainConfig config;
  config.optimizer.warmup = 5;
  engine::Optimizer optimizer(parametersOf(model), config.optimizer);
  const engine::StepDraw draw{engine::Objective::Autoencode, 4, 0, false, 1};
  double loss = 1e9;
  for (int step = 0; step < kMostSteps && loss > 0.02; ++step) {
    optimizer.clearGradients();
    const engine::StepLoss result = engine::computeLoss(model, examples, draw, config, control, at::kFloat);
    result.loss.backward();
    optimizer.clipGradients();
    optimizer.step(0.006 * engine::scheduledRate(step, 2 * kMostSteps, config.optimizer));
    loss = result.crossEntropy;
  }
  for (const Example& example : examples)
    QCOMPARE(reproduced(model, example.segments.front(), control), example.segments.front());
  QVERIFY2(timer.elapsed() < kMostMilliseconds, qPrintable(QString("it took %1 ms").arg(timer.elapsed())));
}

// A model that knows nothing guesses among its vocabulary; every token of the segment and the end is a target.
void LearningTest::theLossIsThatOfItsTargetsAlone() {
  const engine::PicModel model = tests::tinyPicModel();
  for (const auto& [name, tensor] : model.decoder->namedWeights()) {
    if (name == "embedding.weight") at::Tensor(tensor).zero_();
  }
  const engine::ControlTokens control(*model.tokenizer);
  std::vector<Example> examples(1);
  examples[0].segments = {{5, 6, 7}};
  const auto loss =
      engine::computeLoss(model, examples, {engine::Objective::Autoencode, 1, -1, false, 1}, {}, control, at::kFloat);
  QCOMPARE(loss.targets, std::int64_t{4});
  COMPARE_WITHIN(std::abs(loss.crossEntropy - std::log(model.tokenizer->size())), 1e-4);
}

// The reader of the full text teaches only who reads memory.
void LearningTest::distillationAddsItsWeightTimesTheDivergence() {
  const engine::PicModel model = tests::tinyPicModel();
  const engine::ControlTokens control(*model.tokenizer);
  std::vector<Example> examples(1);
  examples[0].segments = {{5, 6, 7, 8, 9}};
  examples[0].question = {10, 11};
  examples[0].answer = {12};
  engine::TrainConfig config;
  const engine::StepDraw memory{engine::Objective::Question, 4, 0, false, 1},
      text{engine::Objective::Question, 1, -1, false, 1};
  const auto lossOf = [&](const engine::StepDraw& draw, double weight) {
    config.distillation = weight;
    return engine::computeLoss(model, examples, draw, config, control, at::kFloat).loss.item<double>();
  };
  QCOMPARE(lossOf(text, 2), lossOf(text, 0));
  const double divergence = lossOf(memory, 1) - lossOf(memory, 0);
  QVERIFY2(divergence > 0, qPrintable(QString::number(divergence)));
  COMPARE_WITHIN(std::abs(lossOf(memory, 2) - lossOf(memory, 0) - 2 * divergence), 1e-5);
}

void LearningTest::whatAStepDrawsDependsOnNothingButItsNumber() {
  engine::TrainConfig config;
  config.objectives = {
      {engine::Objective::Autoencode, 0.5}, {engine::Objective::PlainLanguage, 0.25}, {engine::Objective::Quote, 0.25}};
  config.ratios = {{1, 0.5}, {4, 0.5}, {8, 0}};
  config.objectiveRatios[engine::Objective::Quote] = {{4, 1}};
  config.compressors.resize(2);
  config.compressors[1].weight = 3;
  int autoencode = 0, memory = 0, second = 0;
  constexpr int kSteps = 4000;
  for (int step = 0; step < kSteps; ++step) {
    const engine::StepDraw draw = engine::drawStep(config, step), again = engine::drawStep(config, step);
    QVERIFY(draw.objective == again.objective && draw.ratio == again.ratio && draw.seed == again.seed);
    QCOMPARE(draw.compressor < 0, draw.ratio == 1.0);
    QVERIFY(draw.ratio == 1 || draw.ratio == 4);
    QVERIFY(draw.objective != engine::Objective::PlainLanguage || draw.ratio == 1);
    QVERIFY(draw.objective != engine::Objective::Quote || draw.ratio == 4);
    QVERIFY(draw.seed != engine::drawStep(config, step + 1).seed);
    autoencode += draw.objective == engine::Objective::Autoencode;
    memory += draw.compressor >= 0;
    second += draw.compressor == 1;
  }
  COMPARE_WITHIN(std::abs(autoencode / double{kSteps} - 0.5), 0.04);
  COMPARE_WITHIN(std::abs(memory / double{kSteps} - 0.5), 0.04);  // plain language has no context
  COMPARE_WITHIN(std::abs(second / static_cast<double>(memory) - 0.75), 0.05);
}

PIC_TEST(LearningTest)
#include "learning_test.moc"
