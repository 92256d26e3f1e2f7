// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/measure/answer_quality.h"
#include "engine/measure/calibration.h"
#include "engine/values/random.h"
#include "tests/registry.h"

using engine::CalibrationSample;
using engine::JudgedAnswer;

class AnswerQualityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRightAnswerIsCloseOrHoldsTheGold();
  void abstainingIsRightOnlyWithoutAnAnswer();
  void sharesAreCountedAsSaid();
  void calibrationErrorIsTheMeanDistance();
  void riskFallsWithCoverageOfAGoodConfidence();
  void abstainingBeginsWhereItSavesMost();
  void theFitFindsTheChancesItWasDrawnFrom();
  void aFeatureThatNeverVariesWeighsNothing();
};

void AnswerQualityTest::aRightAnswerIsCloseOrHoldsTheGold() {
  QVERIFY(engine::judgeAnswer("the old harbour", {"old harbour"}, false, {}).close);
  const JudgedAnswer longer = engine::judgeAnswer("it was in the year 1950 when the rain came", {"1950"}, false, {});
  QVERIFY(!longer.close && longer.right);
  QVERIFY(!engine::judgeAnswer("19501", {"1950"}, false, {}).right);
  QVERIFY(!engine::judgeAnswer("unanswerable", {"1950"}, true, {}).right);
}

void AnswerQualityTest::abstainingIsRightOnlyWithoutAnAnswer() {
  QVERIFY(engine::judgeUnanswerable(true, {}).right);
  QVERIFY(!engine::judgeUnanswerable(false, {}).right);
}

void AnswerQualityTest::sharesAreCountedAsSaid() {
  const std::vector<JudgedAnswer> answers{{true, false, true, true, 0.9},    {true, false, false, true, 0.2},
                                          {true, false, false, false, 0.95}, {true, true, false, false, 0.5},
                                          {false, false, false, false, 0.1}, {false, true, true, true, 0.8}};
  const engine::AnswerQuality quality = engine::qualityOf(answers);
  QCOMPARE(quality.answerable, 4);
  QCOMPARE(quality.unanswerable, 2);
  QCOMPARE(quality.given, 4);
  QCOMPARE(quality.falseAnswers.value(), 0.5);
  QCOMPARE(quality.falseAbstentions.value(), 0.25);
  QCOMPARE(quality.givenRight.value(), 0.5);
  QCOMPARE(quality.wrongButLikely.value(), 0.25);
  const engine::AnswerQuality nothing = engine::qualityOf({});
  QVERIFY(!nothing.givenRight && !nothing.calibrationError && nothing.risk.empty());
}

void AnswerQualityTest::calibrationErrorIsTheMeanDistance() {
  const std::vector<JudgedAnswer> answers{{true, false, true, true, 0.85},
                                          {true, false, false, false, 0.85},
                                          {true, false, false, false, 0.25},
                                          {true, false, false, false, {}}};
  QCOMPARE(engine::qualityOf(answers).calibrationError.value(), (0.7 + 0.25) / 3);
}

void AnswerQualityTest::riskFallsWithCoverageOfAGoodConfidence() {
  std::vector<JudgedAnswer> answers;
  for (int i = 0; i < 20; ++i) answers.push_back({true, false, i >= 10, i >= 10, i / 20.0});
  const auto risk = engine::qualityOf(answers).risk;
  QCOMPARE(risk.size(), 10U);
  QCOMPARE(risk[0].risk, 0.0);
  QCOMPARE(risk[4].risk, 0.0);
  QCOMPARE(risk[9].coverage, 1.0);
  QCOMPARE(risk[9].risk, 0.5);
}

void AnswerQualityTest::abstainingBeginsWhereItSavesMost() {
  // From −1 on: all unanswerable ones but one, and one of four answerable ones.
  const std::vector<engine::AbstainSample> samples{{-0.1, false}, {-0.5, true}, {-0.5, false}, {-1, false},
                                                   {-2, true},    {-3, false},  {-4, true},    {-5, true}};
  QCOMPARE(engine::fitAbstainFrom(samples).value(), -1.0);
  QVERIFY(!engine::fitAbstainFrom({{-1, true}, {-2, true}}));
  QVERIFY(!engine::fitAbstainFrom({{-1, true}, {-2, false}}));  // abstaining would save nothing
}

void AnswerQualityTest::theFitFindsTheChancesItWasDrawnFrom() {
  engine::Random random(3);
  std::vector<CalibrationSample> samples;
  for (int i = 0; i < 4000; ++i) {
    const double mean = -3 * random.uniform();
    const double tokens = static_cast<double>(random.below(10));
    samples.push_back({{1, mean, 2 * random.uniform(), 0, 0, 0, tokens},
                       random.uniform() < 1 / (1 + std::exp(-(2 + 1.5 * mean - 0.2 * tokens)))});
  }
  const std::vector<double> weights = engine::fitLogistic(samples);
  QVERIFY(std::abs(weights[0] - 2) < 0.3);
  QVERIFY(std::abs(weights[1] - 1.5) < 0.2);
  QVERIFY(std::abs(weights[2]) < 0.2);
  QVERIFY(std::abs(weights[6] + 0.2) < 0.05);
}

void AnswerQualityTest::aFeatureThatNeverVariesWeighsNothing() {
  std::vector<CalibrationSample> samples;
  for (int i = 0; i < 40; ++i) samples.push_back({{1, -0.1 * i, 0, 0, 4, 0, 3}, i < 20});
  const std::vector<double> weights = engine::fitLogistic(samples);
  QCOMPARE(weights[4], 0.0);
  QVERIFY(weights[1] > 0);
}

PIC_TEST(AnswerQualityTest)
#include "answer_quality_test.moc"
