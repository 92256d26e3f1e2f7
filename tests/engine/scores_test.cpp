// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/measure/scores.h"
#include "tests/registry.h"

// Expected values are the output of the official Python script.
class ScoresTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersAreNormalisedAsTheOfficialScriptDoes_data();
  void answersAreNormalisedAsTheOfficialScriptDoes();
  void sharedTokensCountAsOftenAsBothHaveThem();
  void theBestGoldCounts();
  void goldsOfNothingAreLeftOut();
  void anEmptyAnswerIsRightOnlyWithoutGolds();
};

void ScoresTest::answersAreNormalisedAsTheOfficialScriptDoes_data() {
  QTest::addColumn<QString>("answer");
  QTest::addColumn<QString>("normalised");
  QTest::newRow("case, articles, marks") << "The  Cat, an owl & a DOG!"
                                         << "cat owl dog";
  QTest::newRow("marks go before articles") << "a.n apple; t-h-e end"
                                            << "apple end";
  QTest::newRow("an article inside a word stays") << "Anthem thea ana"
                                                  << "anthem thea ana";
  QTest::newRow("nothing") << ""
                           << "";
  QTest::newRow("only an article") << "The"
                                   << "";
  QTest::newRow("other spaces") << QStringLiteral("one\u00a0two\u3000three\u2003four\u001cfive")
                                << "one two three four five";
  QTest::newRow("a zero-width space is no space") << QStringLiteral("one\u200btwo") << QStringLiteral("one\u200btwo");
  QTest::newRow("only ASCII marks go") << QStringLiteral("“Élan” – 5 €") << QStringLiteral("“élan” – 5 €");
  QTest::newRow("quotes bound an article") << QStringLiteral("“the” end") << QStringLiteral("“ ” end");
  QTest::newRow("Turkish capital I") << QStringLiteral("İstanbul I") << QStringLiteral("i\u0307stanbul i");
  QTest::newRow("final sigma") << QStringLiteral("ΟΔΟΣ") << QStringLiteral("οδος");
  QTest::newRow("a letter beyond ASCII is of the word") << QStringLiteral("aé thé") << QStringLiteral("aé thé");
  QTest::newRow("a combining mark is not") << QStringLiteral("a\u0301") << QStringLiteral("\u0301");
  QTest::newRow("digits are of the word") << QStringLiteral("a² an1 the½") << QStringLiteral("a² an1 the½");
  QTest::newRow("beyond the basic plane") << QStringLiteral("a𝟘 the 𐐀") << QStringLiteral("a𝟘 𐐨");
}

void ScoresTest::answersAreNormalisedAsTheOfficialScriptDoes() {
  QFETCH(QString, answer);
  QFETCH(QString, normalised);
  QCOMPARE(QString::fromStdString(engine::normalizeAnswer(answer.toStdString())), normalised);
}

void ScoresTest::sharedTokensCountAsOftenAsBothHaveThem() {
  // 2 of 3 predicted and 2 of 4 gold tokens are shared: 2·2 / (3 + 4).
  QCOMPARE(engine::scoreAnswer("red red blue", {"red green red black"}).f1, 4.0 / 7.0);
  QCOMPARE(engine::scoreAnswer("red red red", {"red"}).f1, 0.5);
  QCOMPARE(engine::scoreAnswer("white", {"red"}).f1, 0.0);
  QCOMPARE(engine::scoreAnswer("The red", {"red!"}).exactMatch, 1.0);
}

void ScoresTest::theBestGoldCounts() {
  const engine::Score score = engine::scoreAnswer("in 1932", {"1932", "the year 1932", "summer"});
  QCOMPARE(score.exactMatch, 0.0);
  QCOMPARE(score.f1, 2.0 / 3.0);
  QCOMPARE(engine::scoreAnswer("summer", {"1932", "Summer"}).exactMatch, 1.0);
}

void ScoresTest::goldsOfNothingAreLeftOut() {
  QCOMPARE(engine::scoreAnswer("", {"The", "red"}).f1, 0.0);
  QCOMPARE(engine::scoreAnswer("", {"The"}).exactMatch, 1.0);
}

void ScoresTest::anEmptyAnswerIsRightOnlyWithoutGolds() {
  QCOMPARE(engine::scoreAnswer("an", {}).exactMatch, 1.0);
  QCOMPARE(engine::scoreAnswer("", {"red"}).f1, 0.0);
  QCOMPARE(engine::scoreAnswer("red", {}).f1, 0.0);
}

PIC_TEST(ScoresTest)
#include "scores_test.moc"
