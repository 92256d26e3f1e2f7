// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/layers.h"

#include <QTest>

#include "tests/engine/tiny_models.h"
#include "tests/registry.h"

using engine::Activation;
using engine::NormKind;
namespace reference = tests::reference;

namespace {

constexpr double kDoubleBound = 1e-10;
constexpr double kFloatBound = 1e-4;
constexpr Activation kActivations[] = {Activation::Silu, Activation::Gelu, Activation::GeluTanh, Activation::Relu};

// The weights of one fused attention under the names of its parts.
tests::NamedWeights attentionWeights(const engine::Attention& attention, const engine::ModelShape& shape) {
  tests::NamedWeights all;
  std::int64_t row = 0;
  for (const auto& [name, heads] :
       {std::pair{"q", shape.heads}, {"k", shape.keyValueHeads}, {"v", shape.keyValueHeads}}) {
    const std::int64_t rows = static_cast<std::int64_t>(heads) * shape.headWidth;
    all.emplace_back(std::string("a.") + name + ".weight", attention.qkv->weight.detach().narrow(0, row, rows));
    if (attention.qkv->bias.defined()) {
      all.emplace_back(std::string("a.") + name + ".bias", attention.qkv->bias.detach().narrow(0, row, rows));
    }
    row += rows;
  }
  all.emplace_back("a.o.weight", attention.o->weight.detach());
  if (attention.o->bias.defined()) all.emplace_back("a.o.bias", attention.o->bias.detach());
  return all;
}

// The weights of one fused feed-forward under the names of its parts.
tests::NamedWeights mlpWeights(const engine::Mlp& mlp, const engine::ModelShape& shape) {
  const std::int64_t F = shape.feedForward, before = shape.gatedMlp ? F : 0;
  tests::NamedWeights all{{"m.up.weight", mlp.up->weight.detach().narrow(0, before, F)},
                          {"m.down.weight", mlp.down->weight.detach()}};
  if (shape.gatedMlp) all.emplace_back("m.gate.weight", mlp.up->weight.detach().narrow(0, 0, F));
  if (!shape.mlpBias) return all;
  all.emplace_back("m.up.bias", mlp.up->bias.detach().narrow(0, before, F));
  all.emplace_back("m.down.bias", mlp.down->bias.detach());
  if (shape.gatedMlp) all.emplace_back("m.gate.bias", mlp.up->bias.detach().narrow(0, 0, F));
  return all;
}

// Cosine and sine of every angle. (1, 1, T, d)
std::pair<at::Tensor, at::Tensor> turns(const std::vector<int>& positions, const engine::ModelShape& shape) {
  const int T = static_cast<int>(positions.size()), d = shape.headWidth;
  at::Tensor angles = at::empty({1, 1, T, d}, at::kDouble);
  for (int t = 0; t < T; ++t) {
    for (int i = 0; i < d; ++i) angles[0][0][t][i] = positions[t] / std::pow(shape.ropeTheta, 2.0 * (i % (d / 2)) / d);
  }
  return {angles.cos(), angles.sin()};
}

}  // namespace

class LayersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aLinearMapIsTheSumOfProducts();
  void weightsMayBeWiderThanActivations();
  void normsAreThoseOfTheReference();
  void aNarrowNormComputesInFloat();
  void activationsAreThoseOfTheReference();
  void feedForwardIsThatOfTheReference();
  void attentionIsThatOfTheReference();
};

void LayersTest::aLinearMapIsTheSumOfProducts() {
  const c10::NoGradGuard noGrad;
  for (const bool bias : {false, true}) {
    engine::Linear map(6, 5, bias);
    map.to(at::kDouble);
    tests::NamedWeights weights{{"l.weight", map.weight}};
    if (bias) weights.emplace_back("l.bias", map.bias);
    tests::randomise(weights, 3);
    const at::Tensor x = tests::normal({4, 6}, 9);
    const auto expected = reference::linear(tests::matrixOf(x), tests::referenceWeights(weights), "l");
    COMPARE_WITHIN(tests::largestDifference(map.forward(x), expected), kDoubleBound);
  }
}

void LayersTest::weightsMayBeWiderThanActivations() {
  const c10::NoGradGuard noGrad;
  engine::Linear map(6, 5, true);
  tests::randomise({{"weight", map.weight}, {"bias", map.bias}}, 3);
  const at::Tensor x = tests::normal({4, 6}, 9, at::kFloat);
  const at::Tensor narrow = map.forward(x.to(at::kBFloat16));
  QCOMPARE(narrow.scalar_type(), at::kBFloat16);
  COMPARE_WITHIN(tests::largestDifference(narrow, map.forward(x)), 2e-2);
}

void LayersTest::normsAreThoseOfTheReference() {
  const c10::NoGradGuard noGrad;
  for (const NormKind kind : {NormKind::Rms, NormKind::Layer}) {
    for (const auto& [dtype, bound] : {std::pair{at::kDouble, kDoubleBound}, {at::kFloat, kFloatBound}}) {
      engine::Norm norm(kind, 8, 1e-3);
      norm.to(dtype);
      tests::NamedWeights weights{{"n.weight", norm.weight}};
      if (kind == NormKind::Layer) weights.emplace_back("n.bias", norm.bias);
      tests::randomise(weights, 4);
      const at::Tensor x = tests::normal({3, 8}, 5) * 0.1;  // small: epsilon counts
      const auto expected = reference::norm(tests::matrixOf(x), tests::referenceWeights(weights), "n", kind, 1e-3);
      COMPARE_WITHIN(tests::largestDifference(norm.forward(x.to(dtype)), expected), bound);
    }
  }
}

// Squares of numbers of this size lose everything in bfloat16's seven bits.
void LayersTest::aNarrowNormComputesInFloat() {
  const c10::NoGradGuard noGrad;
  for (const at::ScalarType weightType : {at::kFloat, at::kBFloat16}) {
    engine::Norm norm(NormKind::Rms, 512, 1e-5);
    const at::Tensor x = (tests::normal({2, 512}, 6) * 30).to(at::kBFloat16);
    const at::Tensor exact = norm.forward(x.to(at::kFloat));
    norm.to(weightType);
    const at::Tensor narrow = norm.forward(x);
    QCOMPARE(narrow.scalar_type(), at::kBFloat16);
    QVERIFY(at::equal(narrow, exact.to(at::kBFloat16)));
  }
}

void LayersTest::activationsAreThoseOfTheReference() {
  const at::Tensor x = at::linspace(-6, 6, 49, at::kDouble);
  for (const Activation kind : kActivations) {
    auto expected = tests::matrixOf(x);
    for (double& value : expected.values) value = reference::activate(value, kind);
    COMPARE_WITHIN(tests::largestDifference(engine::activate(x, kind), expected), kDoubleBound);
  }
}

void LayersTest::feedForwardIsThatOfTheReference() {
  const c10::NoGradGuard noGrad;
  for (const bool gated : {false, true}) {
    for (const Activation kind : kActivations) {
      engine::ModelShape shape = tests::llamaShape();
      shape.gatedMlp = gated;
      shape.mlpBias = true;
      shape.activation = kind;
      engine::Mlp mlp(shape);
      mlp.to(at::kDouble);
      const auto weights = mlpWeights(mlp, shape);
      tests::randomise(weights, 7);
      const at::Tensor x = tests::normal({1, 3, shape.width}, 8);
      const auto expected = reference::mlp(tests::matrixOf(x[0]), tests::referenceWeights(weights), "m", shape);
      COMPARE_WITHIN(tests::largestDifference(mlp.forward(x)[0], expected), kDoubleBound);
    }
  }
}

// Grouped heads, positions that jump and repeat, and a mask without any pattern; with and without biases.
void LayersTest::attentionIsThatOfTheReference() {
  const c10::NoGradGuard noGrad;
  const std::vector<int> positions{0, 1, 2, 7, 7, 30};
  const int T = static_cast<int>(positions.size());
  const reference::Allowed allowed = [](int q, int p) { return q == p || (3 * q + 5 * p) % 4 < 2; };
  for (const bool biased : {false, true}) {
    engine::ModelShape shape = tests::llamaShape();
    shape.attentionBias = shape.attentionOutputBias = biased;
    engine::Attention attention(shape);
    attention.to(at::kDouble);
    const auto weights = attentionWeights(attention, shape);
    tests::randomise(weights, 10);
    engine::AttentionContext context;
    std::tie(context.cosine, context.sine) = turns(positions, shape);
    context.mask = at::zeros({1, 1, T, T}, at::kDouble);
    for (int q = 0; q < T; ++q) {
      for (int p = 0; p < T; ++p) {
        if (!allowed(q, p)) context.mask[0][0][q][p] = -HUGE_VAL;
      }
    }
    const at::Tensor x = tests::normal({1, T, shape.width}, 11);
    const auto expected =
        reference::attention(tests::matrixOf(x[0]), tests::referenceWeights(weights), "a", shape, positions, allowed);
    COMPARE_WITHIN(tests::largestDifference(attention.forward(x, 0, 0, context)[0], expected), kDoubleBound);
  }
}

PIC_TEST(LayersTest)
#include "layers_test.moc"
