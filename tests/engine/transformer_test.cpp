// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/transformer.h"

#include <QTest>

#include "tests/engine/tiny_models.h"
#include "tests/registry.h"

using engine::KvCache;
using engine::ModelShape;
using engine::Transformer;
using engine::TransformerInput;
namespace reference = tests::reference;

namespace {

constexpr int T = 9;

// A stack with everything the two families leave out of each other: pre-norm with biases and types.
ModelShape mixedShape() {
  ModelShape shape = tests::llamaShape();
  shape.norm = engine::NormKind::Layer;
  shape.tokenTypes = 3;
  shape.embeddingNorm = true;
  shape.attentionBias = shape.mlpBias = true;
  shape.activation = engine::Activation::GeluTanh;
  return shape;
}

ModelShape shapeNamed(const QString& name) {
  if (name == "llama") return tests::llamaShape();
  return name == "bert" ? tests::bertShape() : mixedShape();
}

TransformerInput causalInput(const at::Tensor& embeddings) {
  TransformerInput input;
  input.embeddings = embeddings;
  input.positions = at::arange(embeddings.size(1)).unsqueeze(0);
  input.causal = true;
  return input;
}

// Rows [begin, end) of an input that is read piece by piece; the mask keeps the columns that are known by then.
TransformerInput piece(const TransformerInput& whole, std::int64_t begin, std::int64_t end, KvCache& cache) {
  TransformerInput input = whole;
  input.embeddings = whole.embeddings.narrow(1, begin, end - begin);
  input.positions = whole.positions.narrow(1, begin, end - begin);
  if (whole.mask.defined()) input.mask = whole.mask.narrow(2, begin, end - begin).narrow(3, 0, end);
  input.cache = &cache;
  return input;
}

// The whole input in pieces of `length` rows after a first piece of `first`. (1, T, D)
at::Tensor inPieces(const Transformer& model, const TransformerInput& whole, std::int64_t first, std::int64_t length) {
  KvCache cache(model.shape().layers);
  std::vector<at::Tensor> rows;
  for (std::int64_t begin = 0, end = first; begin < T; begin = end, end = std::min<std::int64_t>(T, end + length)) {
    rows.push_back(model.forward(piece(whole, begin, end, cache)));
  }
  return at::cat(rows, 1);
}

// Everybody sees the first `prefix` rows; beyond, only the past. (1, 1, T, T)
at::Tensor prefixMask(std::int64_t prefix) {
  const at::Tensor columns = at::arange(T);
  return ((columns.unsqueeze(0) <= columns.unsqueeze(1)) | (columns.unsqueeze(0) < prefix)).view({1, 1, T, T});
}

}  // namespace

class TransformerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theStackIsThatOfTheReference_data();
  void theStackIsThatOfTheReference();
  void theCausalSwitchIsTheCausalMask();
  void logitsAreTheHeadOfTheReference();
  void aCacheChangesNothing_data();
  void aCacheChangesNothing();
  void theCacheCountsWhatItHolds();
  void askingForTheLastRowsGivesExactlyThose();
  void anObserverSeesSharesAndChangesNothing();
  void anObserverOfTheLastRowsSeesOnlyThose();
  void aTokenThatTheMaskHidesChangesNothing();
};

void TransformerTest::theStackIsThatOfTheReference_data() {
  QTest::addColumn<QString>("shape");
  QTest::addColumn<bool>("wide");
  for (const char* shape : {"llama", "bert", "mixed"}) {
    QTest::addRow("%s in float64", shape) << shape << true;
    QTest::addRow("%s in float32", shape) << shape << false;
  }
}

void TransformerTest::theStackIsThatOfTheReference() {
  QFETCH(QString, shape);
  QFETCH(bool, wide);
  const c10::NoGradGuard noGrad;
  const ModelShape modelShape = shapeNamed(shape);
  const at::ScalarType dtype = wide ? at::kDouble : at::kFloat;
  const auto model = tests::randomTransformer(modelShape, dtype);
  const std::vector<int> positions{0, 1, 2, 3, 9, 4, 4, 31, 5}, types{0, 0, 1, 0, 1, 1, 0, 0, 1};
  const reference::Allowed allowed = [](int q, int p) { return q == p || (q + 2 * p) % 3 != 0; };
  TransformerInput input;
  input.embeddings = tests::normal({1, T, modelShape.width}, 5, dtype);
  input.positions = at::tensor(std::vector<std::int64_t>(positions.begin(), positions.end())).unsqueeze(0);
  input.types = at::tensor(std::vector<std::int64_t>(types.begin(), types.end())).unsqueeze(0);
  input.mask = at::empty({1, 1, T, T}, at::kBool);
  for (int q = 0; q < T; ++q) {
    for (int p = 0; p < T; ++p) input.mask[0][0][q][p] = allowed(q, p);
  }
  const auto expected =
      reference::stack(tests::matrixOf(input.embeddings[0]), tests::referenceWeights(model->namedWeights()), modelShape,
                       positions, types, allowed);
  COMPARE_WITHIN(tests::largestDifference(model->forward(input)[0], expected), wide ? 1e-10 : 1e-4);
}

void TransformerTest::theCausalSwitchIsTheCausalMask() {
  const c10::NoGradGuard noGrad;
  const auto model = tests::randomTransformer(tests::llamaShape(), at::kDouble);
  TransformerInput input = causalInput(tests::normal({2, T, 32}, 5));
  const at::Tensor bySwitch = model->forward(input);
  input.mask = prefixMask(0);
  COMPARE_WITHIN(tests::largestDifference(bySwitch, model->forward(input)), 1e-10);
  input.mask = prefixMask(T);
  const at::Tensor bothWays = model->forward(input);
  input.mask = at::Tensor();
  input.causal = false;
  COMPARE_WITHIN(tests::largestDifference(bothWays, model->forward(input)), 1e-10);
  QVERIFY(tests::largestDifference(bothWays, bySwitch) > 1e-3);
}

void TransformerTest::logitsAreTheHeadOfTheReference() {
  const c10::NoGradGuard noGrad;
  for (const bool tied : {true, false}) {
    for (const bool residual : {true, false}) {
      ModelShape shape = tests::bertShape();
      shape.tiedHead = tied;
      shape.headResidual = residual;
      const auto model = tests::randomTransformer(shape, at::kDouble);
      const at::Tensor hidden = tests::normal({4, shape.width}, 8);
      auto weights = tests::referenceWeights(model->namedWeights());
      if (tied) weights["head.weight"] = weights.at("embedding.weight");
      const auto h = tests::matrixOf(hidden);
      auto dense = reference::linear(h, weights, "head.dense");
      for (double& value : dense.values) value = reference::activate(value, shape.activation);
      if (residual) dense = reference::sum(dense, h);
      const auto normed = reference::norm(dense, weights, "head.norm", shape.norm, shape.normEpsilon);
      COMPARE_WITHIN(tests::largestDifference(model->logits(hidden), reference::linear(normed, weights, "head")),
                     1e-10);
    }
  }
}

void TransformerTest::aCacheChangesNothing_data() {
  QTest::addColumn<int>("prefix");  // rows that see one another both ways: always the first piece
  QTest::addColumn<int>("length");
  QTest::addColumn<bool>("narrow");
  for (const bool narrow : {false, true}) {
    const char* type = narrow ? "bfloat16" : "float32";
    QTest::addRow("causal, row by row, %s", type) << 0 << 1 << narrow;
    QTest::addRow("causal, block by block, %s", type) << 0 << 3 << narrow;
    QTest::addRow("after a prefix, row by row, %s", type) << 4 << 1 << narrow;
    QTest::addRow("after a prefix, block by block, %s", type) << 4 << 2 << narrow;
  }
}

void TransformerTest::aCacheChangesNothing() {
  QFETCH(int, prefix);
  QFETCH(int, length);
  QFETCH(bool, narrow);
  const c10::NoGradGuard noGrad;
  const at::ScalarType dtype = narrow ? at::kBFloat16 : at::kFloat;
  for (const ModelShape& shape : {tests::llamaShape(), tests::bertShape()}) {
    const auto model = tests::randomTransformer(shape, dtype);
    TransformerInput input = causalInput(tests::normal({1, T, shape.width}, 6, dtype));
    if (prefix > 0) input.mask = prefixMask(prefix);
    const at::Tensor whole = model->forward(input).to(at::kFloat);
    const at::Tensor pieces = inPieces(*model, input, prefix > 0 ? prefix : length, length);
    const double scale = narrow ? whole.abs().max().item<double>() : 1;
    COMPARE_WITHIN(tests::largestDifference(pieces, whole), (narrow ? 2e-2 : 1e-5) * scale);
  }
}

void TransformerTest::theCacheCountsWhatItHolds() {
  KvCache cache(2);
  QCOMPARE(cache.length(), std::int64_t{0});
  QCOMPARE(cache.bytes(), std::int64_t{0});
  std::int64_t read = 0;
  for (const std::int64_t rows : {3, 1, 70, 1, 200}) {  // grows twice
    const at::Tensor keys = at::full({2, 2, rows, 4}, static_cast<double>(read), at::kFloat);
    read += rows;
    for (int layer = 0; layer < 2; ++layer) {
      const auto [k, v] = cache.append(layer, keys, -keys);
      QCOMPARE(k.size(2), read);
      QVERIFY(at::equal(k, -v));
      QCOMPARE(k[1][1][0][0].item<double>(), 0.0);
      QCOMPARE(k[1][1][read - 1][3].item<double>(), static_cast<double>(read - rows));
    }
    QCOMPARE(cache.length(), read);
  }
  const std::int64_t bytesOfRow = 2 * 2 * (2 * 2 * 4) * 4;  // layers, keys and values, (B, Hkv, d), float
  QVERIFY(cache.bytes() >= read * bytesOfRow);
  QVERIFY(cache.bytes() <= 2 * read * bytesOfRow);
}

void TransformerTest::askingForTheLastRowsGivesExactlyThose() {
  const c10::NoGradGuard noGrad;
  for (const ModelShape& shape : {tests::llamaShape(), tests::bertShape()}) {
    const auto model = tests::randomTransformer(shape, at::kDouble);
    TransformerInput input = causalInput(tests::normal({2, T, shape.width}, 5));
    for (const bool masked : {false, true}) {
      if (masked) input.mask = prefixMask(4);
      input.from = 0;
      const at::Tensor all = model->forward(input);
      for (const std::int64_t from : {1, 5, T - 1}) {
        input.from = from;
        const at::Tensor last = model->forward(input);
        QCOMPARE(last.size(1), T - from);
        COMPARE_WITHIN(tests::largestDifference(last, all.narrow(1, from, T - from)), 1e-12);
      }
    }
  }
}

void TransformerTest::anObserverSeesSharesAndChangesNothing() {
  const c10::NoGradGuard noGrad;
  const auto model = tests::randomTransformer(tests::llamaShape(), at::kDouble);
  TransformerInput input = causalInput(tests::normal({2, T, 32}, 5));
  for (const bool masked : {false, true}) {
    if (masked) input.mask = prefixMask(4);
    input.observer = nullptr;
    const at::Tensor unseen = model->forward(input);
    std::vector<int> layers;
    engine::AttentionObserver observer;
    observer.see = [&](int layer, const at::Tensor& weights) {
      layers.push_back(layer);
      QCOMPARE(weights.sizes(), at::IntArrayRef({2, 4, T, T}));
      COMPARE_WITHIN(tests::largestDifference(weights.sum(-1), at::ones({2, 4, T})), 1e-12);
      const at::Tensor hidden = masked ? prefixMask(4).logical_not() : at::ones({T, T}, at::kBool).triu(1);
      QCOMPARE(weights.masked_select(hidden).abs().max().item<double>(), 0.0);
    };
    input.observer = &observer;
    QVERIFY(at::equal(model->forward(input), unseen));
    QCOMPARE(layers, (std::vector<int>{0, 1}));
  }
}

void TransformerTest::anObserverOfTheLastRowsSeesOnlyThose() {
  const c10::NoGradGuard noGrad;
  const auto model = tests::randomTransformer(tests::llamaShape(), at::kDouble);
  TransformerInput input = causalInput(tests::normal({1, T, 32}, 5));
  std::vector<at::Tensor> all, last;
  engine::AttentionObserver observer{[&](int, const at::Tensor& weights) { all.push_back(weights); }, 0};
  input.observer = &observer;
  model->forward(input);
  observer = {[&](int, const at::Tensor& weights) { last.push_back(weights); }, 2};
  model->forward(input);
  for (std::size_t layer = 0; layer < all.size(); ++layer) {
    COMPARE_WITHIN(tests::largestDifference(last.at(layer), all[layer].narrow(2, T - 2, 2)), 1e-12);
  }
}

void TransformerTest::aTokenThatTheMaskHidesChangesNothing() {
  const c10::NoGradGuard noGrad;
  constexpr std::int64_t kHidden = 3;
  for (const at::ScalarType dtype : {at::kDouble, at::kFloat, at::kBFloat16}) {
    const auto model = tests::randomTransformer(tests::llamaShape(), dtype);
    TransformerInput input = causalInput(tests::normal({1, T, 32}, 5, dtype));
    input.mask = prefixMask(T);
    input.mask.select(3, kHidden).fill_(false);
    input.mask[0][0][kHidden][kHidden] = true;
    const at::Tensor before = model->forward(input);
    input.embeddings.select(1, kHidden).fill_(17);
    const at::Tensor after = model->forward(input);
    const at::Tensor others = at::tensor(std::vector<std::int64_t>{0, 1, 2, 4, 5, 6, 7, 8});
    QVERIFY(at::equal(before.index_select(1, others), after.index_select(1, others)));
    QVERIFY(!at::equal(before, after));
  }
}

PIC_TEST(TransformerTest)
#include "transformer_test.moc"
