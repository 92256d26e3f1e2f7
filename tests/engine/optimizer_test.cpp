// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/optimizer.h"

#include <QTest>

#include "tests/engine/tiny_models.h"
#include "tests/registry.h"

using engine::Optimizer;
using engine::OptimizerPlan;

namespace {

// AdamW by its definition (Loshchilov & Hutter 2019, algorithm 2), number by number.
struct PlainAdamW {
  std::vector<double> x, first, second;
  int steps = 0;

  explicit PlainAdamW(const at::Tensor& start)
      : x(tests::matrixOf(start.view({1, -1})).values), first(x.size()), second(x.size()) {}

  void step(const std::vector<double>& gradient, double rate, double decay, double beta2) {
    ++steps;
    for (std::size_t i = 0; i < x.size(); ++i) {
      first[i] = 0.9 * first[i] + 0.1 * gradient[i];
      second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
      const double m = first[i] / (1 - std::pow(0.9, steps)), v = second[i] / (1 - std::pow(beta2, steps));
      x[i] -= rate * (m / (std::sqrt(v) + 1e-8) + decay * x[i]);
    }
  }
};

at::Tensor parameter(at::IntArrayRef shape, std::uint64_t seed) {
  return tests::normal(shape, seed, at::kFloat).set_requires_grad(true);
}

double differenceFrom(const PlainAdamW& expected, const at::Tensor& found) {
  tests::reference::Matrix matrix(1, static_cast<int>(expected.x.size()));
  matrix.values = expected.x;
  return tests::largestDifference(found.detach().view({1, -1}), matrix);
}

OptimizerPlan planned() {
  OptimizerPlan plan;
  plan.warmup = 4;
  plan.finalRate = 0.2;
  plan.weightDecay = 0.1;
  plan.beta2 = 0.95;
  return plan;
}

}  // namespace

class OptimizerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theRateWarmsUpAndFallsAsACosine();
  void withoutWarmUpItStartsAtThePeak();
  void stepsAreThoseOfPlainAdamW();
  void onlyMatricesThatAreNotTablesDecay();
  void theLongestPrefixGivesTheRateFactor();
  void aFactorOfZeroFreezes();
  void aParameterWithoutAGradientStays();
  void gradientsAreScaledToTheClip();
  void smallGradientsAreNotScaled();
};

void OptimizerTest::theRateWarmsUpAndFallsAsACosine() {
  const OptimizerPlan plan = planned();
  for (const auto& [step, expected] :
       {std::pair{0, 0.25}, {1, 0.5}, {3, 1.0}, {4, 1.0}, {12, 0.6}, {20, 0.2}, {30, 0.2}}) {
    COMPARE_WITHIN(std::abs(engine::scheduledRate(step, 20, plan) - expected), 1e-12);
  }
}

void OptimizerTest::withoutWarmUpItStartsAtThePeak() {
  OptimizerPlan plan = planned();
  plan.warmup = 0;
  QCOMPARE(engine::scheduledRate(0, 10, plan), 1.0);
  plan.warmup = 10;  // no longer than the run
  QCOMPARE(engine::scheduledRate(9, 10, plan), 1.0);
}

void OptimizerTest::stepsAreThoseOfPlainAdamW() {
  const at::Tensor x = parameter({3, 4}, 1);
  PlainAdamW expected(x);
  OptimizerPlan plan = planned();
  plan.clip = 0;
  Optimizer optimizer({{"layer.weight", x}}, plan);
  QCOMPARE(optimizer.trainedParameters(), std::int64_t{12});
  for (int step = 0; step < 8; ++step) {
    const at::Tensor gradient = tests::normal({3, 4}, 10 + step, at::kFloat);
    x.mutable_grad() = gradient;
    optimizer.step(0.01 * (step + 1));
    expected.step(tests::matrixOf(gradient.view({1, -1})).values, 0.01 * (step + 1), 0.1, 0.95);
    COMPARE_WITHIN(differenceFrom(expected, x), 1e-5);
    optimizer.clearGradients();
    QVERIFY(!x.grad().defined());
  }
}

void OptimizerTest::onlyMatricesThatAreNotTablesDecay() {
  const char* names[] = {"a.weight",    "a.bias",  "decoder.transformer.embedding", "decoder.segments",
                         "x.positions", "x.types", "compressor.pic.memory_token"};
  for (const char* name : names) {
    const bool isBias = std::string(name) == "a.bias";
    const at::Tensor x = isBias ? parameter({4}, 1) : parameter({2, 2}, 1);
    const at::Tensor before = x.detach().clone();
    Optimizer optimizer({{name, x}}, planned());
    x.mutable_grad() = at::zeros_like(x);
    optimizer.step(0.5);
    const bool decayed = std::string(name) == "a.weight";
    COMPARE_WITHIN(tests::largestDifference(x, before * (decayed ? 0.95 : 1.0)), 1e-6);
  }
}

void OptimizerTest::theLongestPrefixGivesTheRateFactor() {
  OptimizerPlan plan = planned();
  plan.weightDecay = 0;
  plan.rateFactors = {{"decoder.", 0.5}, {"decoder.head", 2}};
  const at::Tensor body = parameter({2, 2}, 1), head = parameter({2, 2}, 1), other = parameter({2, 2}, 1);
  const at::Tensor before = body.detach().clone();
  Optimizer optimizer({{"decoder.layer", body}, {"decoder.head", head}, {"compressor", other}}, plan);
  for (const at::Tensor& x : {body, head, other}) x.mutable_grad() = at::ones_like(x);
  optimizer.step(0.01);  // Adam's first step is the rate itself
  COMPARE_WITHIN(tests::largestDifference(before - body, at::full({2, 2}, 0.005)), 1e-6);
  COMPARE_WITHIN(tests::largestDifference(before - head, at::full({2, 2}, 0.02)), 1e-6);
  COMPARE_WITHIN(tests::largestDifference(before - other, at::full({2, 2}, 0.01)), 1e-6);
}

void OptimizerTest::aFactorOfZeroFreezes() {
  OptimizerPlan plan = planned();
  plan.rateFactors = {{"decoder.", 0}};
  const at::Tensor frozen = parameter({2}, 1), free = parameter({3}, 1);
  Optimizer optimizer({{"decoder.bias", frozen}, {"compressor.bias", free}}, plan);
  QVERIFY(!frozen.requires_grad());
  QVERIFY(free.requires_grad());
  QCOMPARE(optimizer.trainedParameters(), std::int64_t{3});
  QCOMPARE(optimizer.state().size(), std::size_t{3});
}

// A compressor that a step did not draw neither moves nor ages.
void OptimizerTest::aParameterWithoutAGradientStays() {
  const at::Tensor drawn = parameter({2, 2}, 1), idle = parameter({2, 2}, 2);
  const at::Tensor before = idle.detach().clone();
  Optimizer optimizer({{"a.weight", drawn}, {"b.weight", idle}}, planned());
  drawn.mutable_grad() = at::ones_like(drawn);
  optimizer.step(0.01);
  QVERIFY(at::equal(idle.detach(), before));
  for (const auto& [name, tensor] : optimizer.state()) {
    if (name.starts_with("steps.")) QCOMPARE(tensor.item<double>(), name == "steps.a.weight" ? 1.0 : 0.0);
  }
}

void OptimizerTest::gradientsAreScaledToTheClip() {
  const at::Tensor a = parameter({2}, 1), b = parameter({1, 1}, 2);
  OptimizerPlan plan = planned();
  plan.clip = 2;
  Optimizer optimizer({{"a.bias", a}, {"b.weight", b}}, plan);
  a.mutable_grad() = at::tensor({2.0F, 4.0F});
  b.mutable_grad() = at::full({1, 1}, 4.0F);
  COMPARE_WITHIN(std::abs(optimizer.clipGradients() - 6), 1e-6);  // √(4 + 16 + 16)
  COMPARE_WITHIN(tests::largestDifference(a.grad(), at::tensor({2.0F / 3, 4.0F / 3})), 1e-6);
  COMPARE_WITHIN(tests::largestDifference(b.grad(), at::full({1, 1}, 4.0F / 3)), 1e-6);
}

void OptimizerTest::smallGradientsAreNotScaled() {
  const at::Tensor a = parameter({2}, 1);
  Optimizer optimizer({{"a.bias", a}}, planned());
  a.mutable_grad() = at::tensor({0.3F, 0.4F});
  COMPARE_WITHIN(std::abs(optimizer.clipGradients() - 0.5), 1e-6);
  QVERIFY(at::equal(a.grad(), at::tensor({0.3F, 0.4F})));
}

PIC_TEST(OptimizerTest)
#include "optimizer_test.moc"
