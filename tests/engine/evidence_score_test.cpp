// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/measure/evidence_score.h"
#include "tests/registry.h"

class EvidenceScoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPlaceOfEveryGoldIsFound();
  void aRangeHoldsOnlyWholeAnswers();
  void theChanceEqualsCountingEveryStart();
};

void EvidenceScoreTest::everyPlaceOfEveryGoldIsFound() {
  const auto places = engine::answerPlaces("aXaXa", {"aXa", "", "none"});
  QCOMPARE(places.size(), 2U);
  QCOMPARE(places[1].begin, 2);
  QCOMPARE(places[1].end, 5);
}

void EvidenceScoreTest::aRangeHoldsOnlyWholeAnswers() {
  const std::vector<engine::ByteRange> places{{10, 14}};
  QVERIFY(engine::holdsAnswer({10, 14}, places));
  QVERIFY(!engine::holdsAnswer({11, 20}, places));
  QVERIFY(!engine::holdsAnswer({0, 13}, places));
}

void EvidenceScoreTest::theChanceEqualsCountingEveryStart() {
  const std::vector<engine::ByteRange> places{{2, 5}, {4, 6}, {4, 6}, {20, 22}};
  const std::int64_t textLength = 24;
  for (std::int64_t length = 1; length <= textLength; ++length) {
    int good = 0;
    for (std::int64_t start = 0; start + length <= textLength; ++start) {
      good += engine::holdsAnswer({start, start + length}, places) ? 1 : 0;
    }
    const double expected = static_cast<double>(good) / static_cast<double>(textLength - length + 1);
    QCOMPARE(engine::chanceToHoldAnswer(length, textLength, places), expected);
  }
  QCOMPARE(engine::chanceToHoldAnswer(0, textLength, places), 0.0);
}

PIC_TEST(EvidenceScoreTest)
#include "evidence_score_test.moc"
