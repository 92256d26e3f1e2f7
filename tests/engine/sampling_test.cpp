// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>
#include <cmath>
#include <set>

#include "engine/model/sampling.h"
#include "tests/registry.h"

using engine::chooseToken;
using engine::NextToken;
using engine::Random;
using engine::SamplingOptions;

namespace {

constexpr double kProbabilities[] = {0.15, 0.5, 0.05, 0.3};
constexpr int kDraws = 20'000;

// Shifted by a constant: logits are only known up to one.
std::vector<float> logits() {
  std::vector<float> values;
  for (const double p : kProbabilities) values.push_back(static_cast<float>(std::log(p) + 7));
  return values;
}

SamplingOptions with(double temperature, int topK = 0, double topP = 1) {
  SamplingOptions options;
  options.temperature = temperature;
  options.topK = topK;
  options.topP = topP;
  return options;
}

std::vector<int> counts(const SamplingOptions& options, std::uint64_t seed = 1) {
  Random random(seed);
  std::vector<int> counts(std::size(kProbabilities));
  for (int i = 0; i < kDraws; ++i) ++counts[chooseToken(logits(), options, random).id];
  return counts;
}

std::set<int> drawn(const SamplingOptions& options) {
  std::set<int> ids;
  const std::vector<int> found = counts(options);
  for (int id = 0; id < static_cast<int>(found.size()); ++id) {
    if (found[id] > 0) ids.insert(id);
  }
  return ids;
}

}  // namespace

class SamplingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void temperatureZeroTakesTheLikeliestAndOfEqualsTheFirst() {
    Random random(1);
    QCOMPARE(chooseToken(logits(), with(0), random).id, 1);
    QCOMPARE(chooseToken(std::vector<float>{1, 3, 3, 2}, with(0), random).id, 1);
    QCOMPARE(random.next(), Random(1).next());  // nothing was drawn
  }

  void aTinyTemperatureIsGreedyToo() {
    for (const double temperature : {0.01, 1e-30, 1e-310}) QCOMPARE(drawn(with(temperature)), std::set<int>{1});
  }

  void tokensAreDrawnAsOftenAsTheyAreLikely() {
    const std::vector<int> found = counts(with(1));
    for (std::size_t id = 0; id < found.size(); ++id) {
      const double share = static_cast<double>(found[id]) / kDraws;
      QVERIFY2(std::abs(share - kProbabilities[id]) < 0.01, qPrintable(QString("%1: %2").arg(id).arg(share)));
    }
  }

  void aHigherTemperatureFlattensTheDistribution() {
    double total = 0;
    for (const double p : kProbabilities) total += std::sqrt(p);  // p^(1/T), T = 2
    const std::vector<int> found = counts(with(2));
    for (std::size_t id = 0; id < found.size(); ++id) {
      const double share = static_cast<double>(found[id]) / kDraws;
      QVERIFY(std::abs(share - std::sqrt(kProbabilities[id]) / total) < 0.01);
    }
  }

  void topKKeepsTheLikeliest() {
    QCOMPARE(drawn(with(1, 1)), (std::set<int>{1}));
    QCOMPARE(drawn(with(1, 2)), (std::set<int>{1, 3}));
    QCOMPARE(drawn(with(1, 0)), (std::set<int>{0, 1, 2, 3}));
    QCOMPARE(drawn(with(1, 100)), (std::set<int>{0, 1, 2, 3}));
  }

  void topPKeepsTheFewestThatReachIt() {
    QCOMPARE(drawn(with(1, 0, 1e-9)), (std::set<int>{1}));
    QCOMPARE(drawn(with(1, 0, 0.45)), (std::set<int>{1}));
    QCOMPARE(drawn(with(1, 0, 0.6)), (std::set<int>{1, 3}));
    QCOMPARE(drawn(with(1, 0, 0.9)), (std::set<int>{0, 1, 3}));
    QCOMPARE(drawn(with(1, 2, 0.99)), (std::set<int>{1, 3}));  // of the two that topK left
  }

  void theSeedAloneDecidesTheDraw() {
    QCOMPARE(counts(with(1), 5), counts(with(1), 5));
    QVERIFY(counts(with(1), 5) != counts(with(1), 6));
  }

  void theLogProbabilityIsThatOfTheUntemperedDistribution() {
    for (const SamplingOptions& options : {with(0), with(1), with(3), with(0.2), with(2, 2), with(2, 0, 0.6)}) {
      Random random(3);
      for (int i = 0; i < 20; ++i) {
        const NextToken token = chooseToken(logits(), options, random);
        QVERIFY(std::abs(token.logProbability - std::log(kProbabilities[token.id])) < 1e-6);
      }
    }
  }

  void largeLogitsDoNotOverflow() {
    Random random(1);
    const NextToken token = chooseToken(std::vector<float>{-1000, 1000, 1000}, with(0), random);
    QCOMPARE(token.id, 1);
    QVERIFY(std::abs(token.logProbability + std::log(2.0)) < 1e-9);
  }
};

PIC_TEST(SamplingTest)
#include "sampling_test.moc"
