// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>
#include <cmath>

#include "engine/measure/text_overlap.h"
#include "tests/registry.h"

// Expected values are counted by hand; the counts stand beside them.
class TextOverlapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rougeIsTheLongestCommonSubsequence();
  void rougeTakesTheBestReference();
  void rougeKnowsNoCaseAndNoMarks();
  void bleuIsTheMeanOfClippedPrecisions();
  void bleuPunishesShortTexts();
  void bleuIsOfTheCorpusNotOfItsTexts();
  void bleuOfShortAnswersIsUndefined();
};

namespace {

using Texts = std::vector<std::string>;

std::optional<double> bleu(const std::string& candidate, const Texts& references) {
  engine::BleuCorpus corpus;
  corpus.add(candidate, references);
  return corpus.score();
}

}  // namespace

void TextOverlapTest::rougeIsTheLongestCommonSubsequence() {
  // Lin 2004: "police killed the gunman" against "police kill the gunman" shares police, the, gunman: 2·3 / (4 + 4);
  // "the gunman kill police" shares the, gunman.
  QCOMPARE(engine::rougeL("police kill the gunman", Texts{"police killed the gunman"}), 0.75);
  QCOMPARE(engine::rougeL("the gunman kill police", Texts{"police killed the gunman"}), 0.5);
  QCOMPARE(engine::rougeL("a b c d e", Texts{"b d"}), 2.0 * 2 / 7);
  QCOMPARE(engine::rougeL("", Texts{"a"}), 0.0);
}

void TextOverlapTest::rougeTakesTheBestReference() {
  QCOMPARE(engine::rougeL("in May 1987", Texts{"1987", "May 1987"}), 2.0 * 2 / 5);
  QCOMPARE(engine::rougeL("in May 1987", Texts{}), 0.0);
}

void TextOverlapTest::rougeKnowsNoCaseAndNoMarks() {
  QCOMPARE(engine::rougeL("ÉLAN, vital!", Texts{"élan vital"}), 1.0);
  QCOMPARE(engine::rougeL("?!", Texts{""}), 1.0);
}

void TextOverlapTest::bleuIsTheMeanOfClippedPrecisions() {
  QCOMPARE(bleu("the cat sat on the mat", {"the cat sat on the mat"}).value(), 1.0);
  // the cat the cat on the mat (7) against the cat is on the mat: "the" counts twice, "cat" once: 5/7;
  // bigrams the cat, cat the, the cat, cat on, on the, the mat: the cat once, on the, the mat: 3/6;
  // trigrams: on the mat: 1/5; fourgrams none of 4: the score is 0.
  QCOMPARE(bleu("the cat the cat on the mat", {"the cat is on the mat"}).value(), 0.0);
  // one more word of the reference: 4-gram "is on the mat" matches.
  // a cat is on the mat (6) against the cat is on the mat: 5/6, 4/5, 3/4, 2/3; same length.
  const double expected = std::pow(5.0 / 6 * 4 / 5 * 3 / 4 * 2 / 3, 0.25);
  QVERIFY(std::abs(bleu("a cat is on the mat", {"the cat is on the mat"}).value() - expected) < 1e-12);
}

void TextOverlapTest::bleuPunishesShortTexts() {
  // All n-grams match; 4 words against 6: exp(1 − 6/4). Of two references the one of 4 is closest: no penalty.
  QVERIFY(std::abs(bleu("is on the mat", {"the cat is on the mat"}).value() - std::exp(-0.5)) < 1e-12);
  QCOMPARE(bleu("is on the mat", {"the cat is on the mat", "it is on mat"}).value(), 1.0);
}

void TextOverlapTest::bleuIsOfTheCorpusNotOfItsTexts() {
  engine::BleuCorpus corpus;
  corpus.add("one two three four", Texts{"one two three four"});
  corpus.add("red", Texts{"blue"});
  // 4/5, 3/3, 2/2, 1/1; 5 words against 5.
  QVERIFY(std::abs(corpus.score().value() - std::pow(4.0 / 5, 0.25)) < 1e-12);
}

void TextOverlapTest::bleuOfShortAnswersIsUndefined() {
  QVERIFY(!bleu("May 1987.", {"May 1987."}));
  QVERIFY(bleu("in May 1987.", {"in May 1987."}));  // the mark is a word of its own
}

PIC_TEST(TextOverlapTest)
#include "text_overlap_test.moc"
