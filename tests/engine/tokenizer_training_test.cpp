// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tokenizer_training.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "engine/error.h"
#include "engine/text/line_sample.h"
#include "engine/text/tokenizer.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/registry.h"

using namespace engine;
using tests::ownTokenizer;

namespace {

QString message(const TokenizerTraining& training) {
  try {
    trainTokenizer(training);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::string numberedLines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

std::vector<std::string> sampleOf(const std::string& text, std::size_t capacity, std::uint64_t seed) {
  LineSample sample(capacity, seed);
  sample.add(text);
  return sample.take();
}

}  // namespace

class TokenizerTrainingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void specialPiecesHaveTheirPlaces() {
    const auto tokenizer = openTokenizer(ownTokenizer());
    QCOMPARE(tokenizer->size(), tests::kOwnVocabulary);
    const std::vector<std::string> expected = {"<unk>",   "<s>",    "</s>", "<pad>", "<ctx>", "</ctx>",
                                               "<mem>",   "</mem>", "<ae>", "<lm>",  "<q>",   "<a>",
                                               "<blank>", "\n",     "\t",   "<0x00>"};
    for (std::size_t id = 0; id < expected.size(); ++id) QCOMPARE(tokenizer->piece(static_cast<int>(id)), expected[id]);
    QCOMPARE(tokenizer->piece(15 + 255), "<0xFF>");
    QCOMPARE(tokenizer->beginId(), std::optional(1));
    QCOMPARE(tokenizer->endId(), std::optional(2));
  }

  void frequentWordsBecomeOnePieceAndDigitsStayAlone() {
    const auto tokenizer = openTokenizer(ownTokenizer());
    QVERIFY(tokenizer->idOf("\u2581the"));
    QVERIFY(!tokenizer->idOf("19"));
    QCOMPARE(tokenizer->encode("1950").ids.size(), std::size_t{1 + 4});  // the space before it is a token
  }

  void theSameSettingsGiveTheSameBytes() {
    const QTemporaryDir folder;
    const auto again = std::filesystem::path(folder.path().toStdString()) / "again.model";
    trainTokenizer(tests::ownTraining(again));
    QCOMPARE(openTokenizer(again)->hash(), openTokenizer(ownTokenizer())->hash());
  }

  void anotherSeedDrawsOtherLines() {
    const std::string text = numberedLines(1000);
    QCOMPARE(sampleOf(text, 50, 1), sampleOf(text, 50, 1));
    QVERIFY(sampleOf(text, 50, 1) != sampleOf(text, 50, 2));
    QCOMPARE(sampleOf(text, 50, 1).size(), std::size_t{50});
    QCOMPARE(sampleOf(text, 5000, 1).size(), std::size_t{1000});
  }

  // 300 draws of half the lines: a fair sample has each about 150 times, 5 standard deviations are 43.
  void everyLineHasTheSameChance() {
    std::vector<int> drawn(20);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      for (const std::string& line : sampleOf(numberedLines(20), 10, seed)) ++drawn[std::stoul(line.substr(5))];
    }
    for (const int times : drawn) QVERIFY2(times > 107 && times < 193, qPrintable(QString::number(times)));
  }

  void emptyLinesDoNotCountAndLongOnesAreCutBetweenCharacters() {
    QCOMPARE(sampleOf("\n\na\n\nb", 10, 1), (std::vector<std::string>{"a", "b"}));
    std::string whole;
    for (int i = 0; i < 3000; ++i) whole += "你";
    std::string joined;
    for (const std::string& line : sampleOf(whole, 10, 1)) {
      QVERIFY(line.size() <= LineSample::kLongestLine && line.size() % 3 == 0);
      joined += line;
    }
    QCOMPARE(joined, whole);
  }

  void whatCannotBeTrainedIsSaidWithItsNumbers() {
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "t.model";
    TokenizerTraining training = tests::ownTraining(file);
    training.vocabularySize = 200;
    QVERIFY(message(training).contains("200 pieces is too small") && message(training).contains("271"));
    training.vocabularySize = 280;
    QVERIFY2(message(training).contains("280"), qPrintable(message(training)));
    training.vocabularySize = 90'000;
    QVERIFY2(message(training).contains("90000"), qPrintable(message(training)));
    training = tests::ownTraining(file);
    training.lines = 0;
    QVERIFY(message(training).contains("at least 1 line"));
    training = tests::ownTraining(file);
    training.readTexts = [](const TextSink&) {};
    QVERIFY(message(training).contains("There is no text"));
    QVERIFY(!std::filesystem::exists(file));
  }

  void aFolderThatDoesNotExistIsNamed() {
    QVERIFY(message(tests::ownTraining("/no such folder/t.model")).contains("/no such folder/t.model"));
  }
};

PIC_TEST(TokenizerTrainingTest)
#include "tokenizer_training_test.moc"
