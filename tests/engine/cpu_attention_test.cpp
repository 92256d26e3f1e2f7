// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/cpu_attention.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/model/transformer.h"
#include "tests/registry.h"

using namespace engine;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

enum class Mask { None, Causal, Shared, Padding, Scattered };

at::Tensor maskOf(Mask kind, std::int64_t B, std::int64_t T, std::int64_t S) {
  if (kind == Mask::None || kind == Mask::Causal) return {};
  if (kind == Mask::Shared) return at::full({1, 1, T, S}, -kInfinity, at::kDouble).triu(S - T + 1);
  at::Tensor mask = at::zeros({B, 1, kind == Mask::Padding ? 1 : T, S}, at::kDouble);
  if (kind == Mask::Padding) {
    for (std::int64_t b = 0; b < B; ++b) mask.select(0, b).narrow(-1, S - 7 * b, 7 * b).fill_(-kInfinity);
    return mask;
  }
  mask.normal_().masked_fill_(at::rand(mask.sizes()) < 0.4, -kInfinity);
  mask.narrow(-1, 16, std::min<std::int64_t>(16, S - 16)).fill_(-kInfinity);  // a whole block that nobody sees
  mask.select(-1, 0).fill_(0);
  return mask;
}

struct Case {
  at::Tensor q, k, v, mask, gradient;  // exactly the numbers that the code under test is given, in doubles
  bool causal = false;
  at::Tensor out, qGradient, kGradient, vGradient;
};

// The definition in plain loops, with the derivative worked out by hand.
class Loops {
 public:
  explicit Loops(Case& c) : m_case(c), m_d(c.q.size(3)) {
    c.out = at::zeros_like(c.q);
    c.qGradient = at::zeros_like(c.q);
    c.kGradient = at::zeros_like(c.k);
    c.vGradient = at::zeros_like(c.v);
    for (std::int64_t n = 0; n < c.q.size(0) * c.q.size(1) * c.q.size(2); ++n) {
      row(n / c.q.size(2) / c.q.size(1), n / c.q.size(2) % c.q.size(1), n % c.q.size(2));
    }
  }

 private:
  static double* at(const at::Tensor& x, std::int64_t b, std::int64_t h, std::int64_t t) {
    return x.data_ptr<double>() + b * x.stride(0) + h * x.stride(1) + t * x.stride(2);
  }
  double dot(const double* a, const double* b) const {
    double sum = 0;
    for (std::int64_t i = 0; i < m_d; ++i) sum += a[i] * b[i];
    return sum;
  }
  double bias(std::int64_t b, std::int64_t t, std::int64_t s) const {
    if (!m_case.mask.defined()) return m_case.causal && s > t ? -kInfinity : 0.0;
    return *(m_case.mask.size(0) == 1 ? at(m_case.mask, 0, 0, t) + s : at(m_case.mask, b, 0, t) + s);
  }
  std::vector<double> weights(std::int64_t b, std::int64_t h, std::int64_t t) const {
    std::vector<double> weight(m_case.k.size(2));
    double sum = 0;
    for (std::size_t s = 0; s < weight.size(); ++s) {
      weight[s] = std::exp(dot(at(m_case.q, b, h, t), at(m_case.k, b, h, s)) / std::sqrt(m_d) + bias(b, t, s));
      sum += weight[s];
    }
    for (double& one : weight) one /= sum;
    return weight;
  }
  void row(std::int64_t b, std::int64_t h, std::int64_t t) {
    const double* gradient = at(m_case.gradient, b, h, t);
    const double* q = at(m_case.q, b, h, t);
    const std::vector<double> weight = weights(b, h, t);
    double mean = 0;
    for (std::size_t s = 0; s < weight.size(); ++s) mean += weight[s] * dot(gradient, at(m_case.v, b, h, s));
    for (std::size_t s = 0; s < weight.size(); ++s) {
      const double *k = at(m_case.k, b, h, s), *v = at(m_case.v, b, h, s);
      const double slope = weight[s] * (dot(gradient, v) - mean) / std::sqrt(m_d);
      for (std::int64_t i = 0; i < m_d; ++i) {
        at(m_case.out, b, h, t)[i] += weight[s] * v[i];
        at(m_case.vGradient, b, h, s)[i] += weight[s] * gradient[i];
        at(m_case.qGradient, b, h, t)[i] += slope * k[i];
        at(m_case.kGradient, b, h, s)[i] += slope * q[i];
      }
    }
  }

  Case& m_case;
  std::int64_t m_d;
};

// Queries, keys and values as the transformer has them: slices of one map, heads and rows exchanged.
struct Inputs {
  Inputs(std::int64_t B, std::int64_t H, std::int64_t T, std::int64_t S, std::int64_t d, at::ScalarType type)
      : fused(at::randn({B, S, 3 * H, d}).to(type).requires_grad_()) {
    const std::vector<at::Tensor> parts = fused.split_with_sizes({H, H, H}, 2);
    q = parts[0].narrow(1, S - T, T).transpose(1, 2);
    k = parts[1].transpose(1, 2);
    v = parts[2].transpose(1, 2);
    for (at::Tensor* x : {&q, &k, &v}) x->retain_grad();
    gradient = at::randn({B, T, H, d}).to(type).transpose(1, 2);
  }
  at::Tensor fused, q, k, v, gradient;
};

at::Tensor wide(const at::Tensor& x) { return x.detach().to(at::kDouble).contiguous(); }

double difference(const at::Tensor& x, const at::Tensor& expected) {
  return ((x.to(at::kDouble) - expected).norm() / expected.norm()).item<double>();
}

ModelShape smallShape() {
  ModelShape shape;
  shape.vocabulary = 50;
  shape.width = 64;
  shape.layers = 2;
  shape.heads = 4;
  shape.keyValueHeads = 2;
  shape.headWidth = 16;
  shape.feedForward = 64;
  return shape;
}

void fill(Transformer& transformer) {
  at::NoGradGuard noGradient;
  for (at::Tensor& parameter : transformer.parameters()) parameter.normal_(0.0, 0.1);
}

TransformerInput inputFor(const at::Tensor& embeddings) {
  TransformerInput input;
  input.embeddings = embeddings;
  input.positions = at::arange(embeddings.size(1)).expand({embeddings.size(0), -1});
  input.mask = at::ones({embeddings.size(1), embeddings.size(1)}, at::kBool).tril().unsqueeze(0).unsqueeze(0);
  return input;
}

}  // namespace

class CpuAttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { at::manual_seed(7); }

  void resultAndGradientsAreThoseOfPlainLoops_data() {
    QTest::addColumn<int>("T");
    QTest::addColumn<int>("S");
    QTest::addColumn<int>("d");
    QTest::addColumn<int>("mask");
    QTest::addColumn<bool>("bfloat16");
    for (const bool bfloat16 : {false, true}) {
      const auto add = [&](const char* name, int T, int S, int d, Mask mask) {
        QTest::addRow("%s, %s", name, bfloat16 ? "bfloat16" : "float")
            << T << S << d << static_cast<int>(mask) << bfloat16;
      };
      add("everything visible", 37, 37, 32, Mask::None);
      add("causal", 37, 37, 32, Mask::Causal);
      add("one mask for all", 37, 37, 32, Mask::Shared);
      add("padding", 45, 45, 32, Mask::Padding);
      add("a mask each", 45, 45, 32, Mask::Scattered);
      add("fewer rows than keys", 19, 61, 32, Mask::Scattered);
      add("rows in two blocks", 139, 139, 16, Mask::Shared);
      add("one tile exactly", 8, 16, 16, Mask::None);
      add("narrow", 21, 40, 8, Mask::Scattered);
      add("width no multiple of 16", 21, 40, 24, Mask::Scattered);
      add("width 48", 21, 40, 48, Mask::Scattered);
      add("width 128", 21, 40, 128, Mask::Scattered);
      add("one row", 1, 40, 32, Mask::None);
    }
  }
  void resultAndGradientsAreThoseOfPlainLoops() {
    QFETCH(int, T);
    QFETCH(int, S);
    QFETCH(int, d);
    QFETCH(int, mask);
    QFETCH(bool, bfloat16);
    const at::ScalarType type = bfloat16 ? at::kBFloat16 : at::kFloat;
    const double limit = bfloat16 ? 2e-2 : 1e-5;
    const Inputs inputs(3, 2, T, S, d, type);
    const bool causal = static_cast<Mask>(mask) == Mask::Causal;
    at::Tensor bias = maskOf(static_cast<Mask>(mask), 3, T, S);
    if (bias.defined()) bias = bias.to(type);

    const at::Tensor out = maskedAttention(inputs.q, inputs.k, inputs.v, bias, causal);
    out.backward(inputs.gradient);

    Case expected;
    expected.q = wide(inputs.q);
    expected.k = wide(inputs.k);
    expected.v = wide(inputs.v);
    expected.gradient = wide(inputs.gradient);
    expected.causal = causal;
    if (bias.defined()) expected.mask = wide(bias).expand({-1, 1, T, S});
    const Loops loops(expected);
    QVERIFY2(difference(out, expected.out) < limit, qPrintable(QString::number(difference(out, expected.out))));
    QVERIFY(difference(inputs.q.grad(), expected.qGradient) < limit);
    QVERIFY(difference(inputs.k.grad(), expected.kGradient) < limit);
    QVERIFY(difference(inputs.v.grad(), expected.vGradient) < limit);
  }

  void withoutGradientsTheBitsAreTheSame() {
    const Inputs inputs(2, 3, 40, 40, 32, at::kBFloat16);
    const at::Tensor recorded = maskedAttention(inputs.q, inputs.k, inputs.v, {}, true);
    const at::NoGradGuard noGradient;
    QVERIFY(at::equal(maskedAttention(inputs.q, inputs.k, inputs.v, {}, true), recorded));
  }

  void everyCallGivesTheSameBits() {
    const int threads = at::get_num_threads();
    std::vector<at::Tensor> outs, gradients;
    const Inputs inputs(4, 3, 70, 70, 32, at::kBFloat16);
    const at::Tensor mask = maskOf(Mask::Scattered, 4, 70, 70).to(at::kBFloat16);
    for (const int count : {threads, threads, 1}) {
      at::set_num_threads(count);
      inputs.fused.mutable_grad() = at::Tensor();
      outs.push_back(maskedAttention(inputs.q, inputs.k, inputs.v, mask, false));
      outs.back().backward(inputs.gradient, /*retain_graph=*/true);
      gradients.push_back(inputs.fused.grad());
    }
    at::set_num_threads(threads);
    QVERIFY(at::equal(outs[0], outs[1]) && at::equal(outs[0], outs[2]));
    QVERIFY(at::equal(gradients[0], gradients[1]) && at::equal(gradients[0], gradients[2]));
  }

  void aRowThatSeesNothingBecomesZeros() {
    const Inputs inputs(1, 2, 20, 20, 32, at::kFloat);
    at::Tensor mask = at::zeros({1, 1, 20, 20});
    mask.select(2, 5).fill_(-kInfinity);
    const at::Tensor out = maskedAttention(inputs.q, inputs.k, inputs.v, mask, false);
    out.backward(inputs.gradient);
    QCOMPARE(out.select(2, 5).abs().sum().item<double>(), 0.0);
    QCOMPARE(inputs.q.grad().select(2, 5).abs().sum().item<double>(), 0.0);
    QVERIFY(inputs.fused.grad().isfinite().all().item<bool>());
  }

  void aMaskThatIsLearntGetsItsGradient() {
    const Inputs inputs(1, 2, 20, 20, 32, at::kFloat);
    const at::Tensor mask = at::zeros({1, 1, 20, 20}).requires_grad_();
    maskedAttention(inputs.q, inputs.k, inputs.v, mask, false).backward(inputs.gradient);
    QVERIFY(mask.grad().defined());
  }

  // Doubles are never the business of our kernel: they are computed by LibTorch's attention.
  void aTransformerComputesWhatItDoesInDoubles() {
    Transformer transformer(smallShape());
    fill(transformer);
    const at::Tensor narrow = at::randn({3, 41, 64}).to(at::kBFloat16).requires_grad_();
    const at::Tensor single = narrow.detach().to(at::kFloat).requires_grad_(), full = wide(narrow).requires_grad_();
    const at::Tensor half = transformer.forward(inputFor(narrow)), whole = transformer.forward(inputFor(single));
    half.sum().backward();
    whole.sum().backward();
    transformer.to(at::kDouble);
    const at::Tensor expected = transformer.forward(inputFor(full));
    expected.sum().backward();
    QVERIFY(difference(whole, expected) < 1e-5);
    QVERIFY(difference(single.grad(), full.grad()) < 1e-5);
    QVERIFY(difference(half, expected) < 2e-2);
    QVERIFY(difference(narrow.grad(), full.grad()) < 4e-2);
  }
};

PIC_TEST(CpuAttentionTest)
#include "cpu_attention_test.moc"
