// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>
#include <vector>

#include "engine/measure/bootstrap.h"
#include "tests/registry.h"

class BootstrapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theIntervalHasTheWidthOfTheNormalApproximation();
  void questionsOfOneArticleAreNotIndependent();
  void pairingRemovesWhatBothShare();
  void theSameSeedGivesTheSameInterval();
  void nothingGivesAnEmptyInterval();
};

namespace {

std::vector<double> zerosAndOnes(int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(i % 2);
  return values;
}

std::vector<int> groupsOf(int count, int size) {
  std::vector<int> groups;
  for (int i = 0; i < count; ++i) groups.push_back(i / size);
  return groups;
}

}  // namespace

void BootstrapTest::theIntervalHasTheWidthOfTheNormalApproximation() {
  const engine::Interval interval = engine::bootstrapMean(zerosAndOnes(400), groupsOf(400, 1), {});
  // Half-width 1.96 · 0.5 / √400 = 0.049.
  QVERIFY2(std::abs(interval.low - 0.451) < 0.006, qPrintable(QString::number(interval.low)));
  QVERIFY2(std::abs(interval.high - 0.549) < 0.006, qPrintable(QString::number(interval.high)));
}

void BootstrapTest::questionsOfOneArticleAreNotIndependent() {
  std::vector<double> values;  // ten equal answers an article: as much information as one
  for (int i = 0; i < 400; ++i) values.push_back((i / 10) % 2);
  const engine::Interval grouped = engine::bootstrapMean(values, groupsOf(400, 10), {});
  const engine::Interval alone = engine::bootstrapMean(values, groupsOf(400, 1), {});
  const double factor = (grouped.high - grouped.low) / (alone.high - alone.low);
  QVERIFY2(factor > 2.7 && factor < 3.7, qPrintable(QString::number(factor)));  // √10
}

void BootstrapTest::pairingRemovesWhatBothShare() {
  const std::vector<double> worse = zerosAndOnes(100);
  std::vector<double> better = worse;
  for (double& value : better) value += 0.25;
  const engine::Interval interval = engine::bootstrapDifference(better, worse, groupsOf(100, 1), {});
  QCOMPARE(interval.low, 0.25);
  QCOMPARE(interval.high, 0.25);
}

void BootstrapTest::theSameSeedGivesTheSameInterval() {
  const std::vector<double> values = zerosAndOnes(31);
  const std::vector<int> groups = groupsOf(31, 3);
  const engine::Interval first = engine::bootstrapMean(values, groups, {.samples = 50, .seed = 7});
  const engine::Interval again = engine::bootstrapMean(values, groups, {.samples = 50, .seed = 7});
  const engine::Interval other = engine::bootstrapMean(values, groups, {.samples = 50, .seed = 8});
  QCOMPARE(first.low, again.low);
  QCOMPARE(first.high, again.high);
  QVERIFY(first.low != other.low || first.high != other.high);
}

void BootstrapTest::nothingGivesAnEmptyInterval() {
  const engine::Interval interval = engine::bootstrapMean({}, {}, {});
  QCOMPARE(interval.low, 0.0);
  QCOMPARE(interval.high, 0.0);
}

PIC_TEST(BootstrapTest)
#include "bootstrap_test.moc"
