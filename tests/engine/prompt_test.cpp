// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pic/prompt.h"

#include <QTest>
#include <optional>

#include "tests/engine/own_tokenizer.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ControlTokens;
using engine::Prompt;
using engine::PromptBuilder;
using Ids = std::vector<std::int32_t>;

namespace {

constexpr std::int32_t kNone = -1;
constexpr std::int32_t kMemory = Prompt::kMemory;

}  // namespace

class PromptTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    m_tokenizer = engine::openTokenizer(tests::ownTokenizer());
    m_control.emplace(*m_tokenizer);
    m_config.questionPosition = 20;
    m_config.maxSegments = 3;
  }

  void aQuestionAboutMemoryHasTheLayoutOfTheSmallModel();
  void aQuestionAboutTextStandsInTheSameFrame();
  void severalSegmentsStartAnewAndAreTold();
  void autoencodingStartsAtThePositionOfTheText();
  void continuedTextFollowsTheSegment();
  void anAnswerIsTaughtShiftedByOneAndEnds();
  void anOpenAnswerDoesNotEnd();
  void anEmptyAnswerTeachesTheEnd();
  void aTooLongQuestionIsRefused();
  void tooManySegmentsAreRefused();
  void positionsNeverPassTheLast();
  void aTokenizerWithoutControlSymbolsIsRefused();

 private:
  PromptBuilder builder(int maxPositions = 64) const { return {*m_control, m_config, maxPositions}; }
  std::unique_ptr<engine::Tokenizer> m_tokenizer;
  std::optional<ControlTokens> m_control;
  engine::PicConfig m_config;
};

// <mem> E E </mem> <q> question <a>: memory keeps the place of its chunk, </mem> the end of the text.
void PromptTest::aQuestionAboutMemoryHasTheLayoutOfTheSmallModel() {
  PromptBuilder build = builder();
  build.addMemory(5, Ids{1, 6}, 9, 2);
  build.ask(Ids{101, 102});
  const Prompt& prompt = build.prompt();
  const ControlTokens& c = *m_control;
  QCOMPARE(prompt.ids, (Ids{c.memory, kMemory, kMemory, c.memoryEnd, c.question, 101, 102, c.answer}));
  QCOMPARE(prompt.memoryRows, (std::vector<std::int64_t>{-1, 5, 6, -1, -1, -1, -1, -1}));
  QCOMPARE(prompt.positions, (Ids{0, 1, 6, 8, 20, 21, 22, 23}));
  QCOMPARE(prompt.segments, (Ids{2, 2, 2, 2, 0, 0, 0, 0}));
  QCOMPARE(prompt.targets, Ids(8, kNone));
  QCOMPARE(prompt.prefix, 8);
  QCOMPARE(prompt.nextPosition, 24);
}

void PromptTest::aQuestionAboutTextStandsInTheSameFrame() {
  PromptBuilder build = builder();
  build.addText(Ids{201, 202, 203}, 1);
  build.ask(Ids{101});
  const ControlTokens& c = *m_control;
  QCOMPARE(build.prompt().ids, (Ids{c.context, 201, 202, 203, c.contextEnd, c.question, 101, c.answer}));
  QCOMPARE(build.prompt().positions, (Ids{0, 0, 1, 2, 2, 20, 21, 22}));
  QCOMPARE(build.prompt().segments, (Ids{1, 1, 1, 1, 1, 0, 0, 0}));
}

void PromptTest::severalSegmentsStartAnewAndAreTold() {
  PromptBuilder build = builder();
  build.addMemory(0, Ids{1}, 4, 1);
  build.addMemory(1, Ids{1, 5}, 8, 3);
  QCOMPARE(build.prompt().positions, (Ids{0, 1, 3, 0, 1, 5, 7}));
  QCOMPARE(build.prompt().segments, (Ids{1, 1, 1, 3, 3, 3, 3}));
  QCOMPARE(build.prompt().memoryRows, (std::vector<std::int64_t>{-1, 0, -1, -1, 1, 2, -1}));
}

void PromptTest::autoencodingStartsAtThePositionOfTheText() {
  PromptBuilder build = builder();
  build.addMemory(0, Ids{1}, 3, 1);
  build.autoencode();
  QCOMPARE(build.prompt().nextPosition, 0);
  QCOMPARE(build.prompt().prefix, 4);
  build.teach(Ids{201, 202, 203});
  const ControlTokens& c = *m_control;
  QCOMPARE(build.prompt().ids, (Ids{c.memory, kMemory, c.memoryEnd, c.autoencode, 201, 202, 203}));
  QCOMPARE(build.prompt().positions, (Ids{0, 1, 2, 20, 0, 1, 2}));
  QCOMPARE(build.prompt().targets, (Ids{kNone, kNone, kNone, 201, 202, 203, c.end}));
}

void PromptTest::continuedTextFollowsTheSegment() {
  PromptBuilder build = builder();
  build.continueText();
  build.teach(Ids{301, 302}, true);
  QCOMPARE(build.prompt().ids, (Ids{m_control->language, 301, 302}));
  QCOMPARE(build.prompt().positions, (Ids{20, 21, 22}));
}

void PromptTest::anAnswerIsTaughtShiftedByOneAndEnds() {
  PromptBuilder build = builder();
  build.ask(Ids{101});
  build.teach(Ids{301, 302});
  QCOMPARE(build.prompt().ids, (Ids{m_control->question, 101, m_control->answer, 301, 302}));
  QCOMPARE(build.prompt().positions, (Ids{20, 21, 22, 23, 24}));
  QCOMPARE(build.prompt().targets, (Ids{kNone, kNone, 301, 302, m_control->end}));
  QCOMPARE(build.prompt().prefix, 3);  // the answer is causal
}

void PromptTest::anOpenAnswerDoesNotEnd() {
  PromptBuilder build = builder();
  build.continueText();
  build.teach(Ids{301, 302}, true);
  QCOMPARE(build.prompt().targets, (Ids{301, 302, kNone}));
}

void PromptTest::anEmptyAnswerTeachesTheEnd() {
  PromptBuilder build = builder();
  build.ask(Ids{101});
  build.teach(Ids{});
  QCOMPARE(build.prompt().targets, (Ids{kNone, kNone, m_control->end}));
}

// 64 positions: 20 for the segment, 2 for <q> and <a>, 32 for the answer.
void PromptTest::aTooLongQuestionIsRefused() {
  PromptBuilder fits = builder();
  fits.ask(Ids(10, 101));
  QCOMPARE(fits.prompt().nextPosition, 32);
  PromptBuilder build = builder();
  const QString sentence = tests::errorOf([&] { build.ask(Ids(11, 101)); });
  QVERIFY2(sentence.contains("11 tokens") && sentence.contains("at most 10"), qPrintable(sentence));
}

void PromptTest::tooManySegmentsAreRefused() {
  PromptBuilder build = builder();
  build.addText(Ids{201}, 3);
  const QString text = tests::errorOf([&] { build.addText(Ids{201}, 4); });
  QVERIFY2(text.contains("more than the 3 segments"), qPrintable(text));
  const QString memory = tests::errorOf([&] { build.addMemory(0, Ids{0}, 1, 4); });
  QVERIFY2(memory.contains("more than the 3 segments"), qPrintable(memory));
}

void PromptTest::positionsNeverPassTheLast() {
  PromptBuilder build = builder(64);
  build.ask(Ids(10, 101));
  build.teach(Ids(40, 301));
  QCOMPARE(build.prompt().positions.back(), 63);
  QCOMPARE(*std::max_element(build.prompt().positions.begin(), build.prompt().positions.end()), 63);
}

void PromptTest::aTokenizerWithoutControlSymbolsIsRefused() {
  const auto plain = engine::openTokenizer(std::filesystem::path(PIC_TEST_DATA) / "llama-stories260k");
  const QString sentence = tests::errorOf([&] { ControlTokens control(*plain); });
  QVERIFY2(sentence.contains("<ctx>"), qPrintable(sentence));
}

PIC_TEST(PromptTest)
#include "prompt_test.moc"
