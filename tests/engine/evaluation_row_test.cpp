// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/measure/evaluation_row.h"
#include "engine/measure/row_comparison.h"
#include "tests/registry.h"

using engine::Answer;
using engine::DrawnDocument;
using engine::EvaluatedSource;
using engine::EvaluationOptions;
using engine::EvaluationRow;
using engine::QuestionDocument;
using engine::RowBuilder;

class EvaluationRowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyQuestionIsDrawnWithoutALimit();
  void unanswerableQuestionsAreDrawnInProportion();
  void aSampleIsDrawnBySeedAndKeepsTheOrder();
  void documentsOfOneTitleAreOneGroup();
  void aRowSumsUpItsAnswers();
  void evidenceIsScoredForRightAnswersOnly();
  void memoryRowsAreComparedWithTheirOwnControls();
  void memoryRowsOfOneRatioAreComparedWithOneAnother();
  void aRowSumsUpWhatItCost();
};

namespace {

QuestionDocument document(const std::string& title, int questions) {
  QuestionDocument result{.title = title, .source = {}, .text = "0123456789 gold 0123456789", .questions = {}};
  for (int i = 0; i < questions; ++i) result.questions.push_back({"", "q" + std::to_string(i), {"gold"}, true});
  return result;
}

std::vector<QuestionDocument> threeDocuments() {
  std::vector<QuestionDocument> documents{document("a", 4), document("", 3), document("a", 5)};
  documents[0].questions[1].answerable = false;
  return documents;
}

std::vector<std::pair<int, int>> keysOf(const std::vector<DrawnDocument>& drawn) {
  std::vector<std::pair<int, int>> keys;
  for (const DrawnDocument& one : drawn) {
    for (const int question : one.questions) keys.emplace_back(one.document, question);
  }
  return keys;
}

EvaluationRow setting(EvaluatedSource source, double ratio = 1, const std::string& mask = {}) {
  EvaluationRow row;
  row.source = source;
  row.ratio = ratio;
  row.mask = mask;
  return row;
}

Answer answer(const std::string& text, double milliseconds = 0) {
  Answer result;
  result.text = text;
  result.firstTokenMilliseconds = milliseconds;
  result.decoderPositions = 20;
  return result;
}

engine::EvaluatedQuestion asked(int question, const Answer& answer, double ratio = 1) {
  engine::EvaluatedQuestion result;
  result.question = question;
  result.answer = answer;
  result.achievedRatio = ratio;
  return result;
}

EvaluationRow rowWith(const EvaluationRow& start, const std::vector<std::string>& answers) {
  const QuestionDocument read = document("a", static_cast<int>(answers.size()));
  RowBuilder builder(start);
  for (std::size_t i = 0; i < answers.size(); ++i)
    builder.add(read, 0, asked(static_cast<int>(i), answer(answers[i])));
  return builder.finish({});
}

}  // namespace

void EvaluationRowTest::everyQuestionIsDrawnWithoutALimit() {
  QCOMPARE(keysOf(engine::drawQuestions(threeDocuments(), 0, 1)).size(), 12U);
}

void EvaluationRowTest::unanswerableQuestionsAreDrawnInProportion() {
  std::vector<QuestionDocument> documents{document("a", 40)};
  for (int i = 0; i < 10; ++i) documents[0].questions[i].answerable = false;
  int unanswerable = 0;
  const auto keys = keysOf(engine::drawQuestions(documents, 6, 1));
  for (const auto& [d, q] : keys) unanswerable += documents[d].questions[q].answerable ? 0 : 1;
  QCOMPARE(keys.size(), 8U);
  QCOMPARE(unanswerable, 2);
}

void EvaluationRowTest::aSampleIsDrawnBySeedAndKeepsTheOrder() {
  const auto first = keysOf(engine::drawQuestions(threeDocuments(), 5, 1));
  QCOMPARE(first.size(), 5U);
  QVERIFY(std::is_sorted(first.begin(), first.end()));
  QVERIFY(std::adjacent_find(first.begin(), first.end()) == first.end());
  QCOMPARE(keysOf(engine::drawQuestions(threeDocuments(), 5, 1)), first);
  QVERIFY(keysOf(engine::drawQuestions(threeDocuments(), 5, 2)) != first);
}

void EvaluationRowTest::documentsOfOneTitleAreOneGroup() {
  const std::vector<DrawnDocument> drawn = engine::drawQuestions(threeDocuments(), 0, 0);
  QCOMPARE(drawn.size(), 3U);
  QCOMPARE(drawn[0].group, drawn[2].group);
  QVERIFY(drawn[0].group != drawn[1].group);
}

void EvaluationRowTest::aRowSumsUpItsAnswers() {
  const QuestionDocument read = document("a", 3);
  RowBuilder builder(setting(EvaluatedSource::Full));
  builder.add(read, 0, asked(0, answer("gold", 5)));
  builder.add(read, 0, asked(1, answer("a gold coin", 1)));
  builder.add(read, 0, asked(2, answer("no", 100)));
  builder.skip(2, "too long");
  const EvaluationRow row = builder.finish({});
  QCOMPARE(row.n, 3);
  QCOMPARE(row.skipped, 2);
  QCOMPARE(row.skippedReason, std::string("too long"));
  QCOMPARE(row.em, 100.0 / 3);
  QCOMPARE(row.f1, (100 + 200.0 / 3) / 3);
  QCOMPARE(row.firstTokenMilliseconds, 5.0);
  QCOMPARE(row.decoderPositions, 20.0);
  QVERIFY(!row.evidenceHit);
}

void EvaluationRowTest::evidenceIsScoredForRightAnswersOnly() {
  const QuestionDocument read = document("a", 3);
  Answer hit = answer("gold");
  hit.evidence.push_back({.document = 0, .bytes = {10, 16}, .score = 1, .memories = {}});
  Answer wrong = answer("silver");
  wrong.evidence = hit.evidence;
  RowBuilder builder(setting(EvaluatedSource::Memory, 4, "pic"));
  builder.add(read, 0, asked(0, hit, 4));
  builder.add(read, 0, asked(1, wrong, 4));
  builder.add(read, 0, asked(2, answer("gold"), 4));  // right, but without a source: a miss
  const EvaluationRow row = builder.finish({});
  QCOMPARE(row.evidenceCount, 2);
  QCOMPARE(row.evidenceHit.value(), 0.5);
  // "gold" is bytes 11…15 of 26; a span of 6 holds it from 3 of 21 starts.
  QCOMPARE(row.evidenceRandom.value(), 3.0 / 21 / 2);
}

void EvaluationRowTest::memoryRowsAreComparedWithTheirOwnControls() {
  const std::vector<EvaluationRow> rows{
      rowWith(setting(EvaluatedSource::Memory, 4, "pic"), {"gold", "gold"}),
      rowWith(setting(EvaluatedSource::Swapped, 4, "pic"), {"no", "gold"}),
      rowWith(setting(EvaluatedSource::Swapped, 16, "pic"), {"no", "no"}),
      rowWith(setting(EvaluatedSource::Swapped, 4, "full"), {"no", "no"}),
      rowWith(setting(EvaluatedSource::Budget, 16), {"no", "no"}),
      rowWith(setting(EvaluatedSource::None), {"no"}),  // the second question was skipped
  };
  const auto differences = engine::compareRows(rows, {{0, 0, {0, 1}}}, {});
  QCOMPARE(differences.size(), 2U);
  QCOMPARE(differences[0].than, 1);
  QCOMPARE(differences[0].f1, 50.0);
  QCOMPARE(differences[1].than, 5);
  QCOMPARE(differences[1].n, 1);
  QCOMPARE(differences[1].f1, 100.0);
}

void EvaluationRowTest::memoryRowsOfOneRatioAreComparedWithOneAnother() {
  const std::vector<EvaluationRow> rows{rowWith(setting(EvaluatedSource::Memory, 4, "pic"), {"gold"}),
                                        rowWith(setting(EvaluatedSource::Memory, 4, "full"), {"no"}),
                                        rowWith(setting(EvaluatedSource::Memory, 16, "full"), {"no"})};
  const auto differences = engine::compareRows(rows, {{0, 0, {0}}}, {});
  QCOMPARE(differences.size(), 1U);
  QCOMPARE(differences[0].row, 1);
  QCOMPARE(differences[0].than, 0);
  QCOMPARE(differences[0].f1, -100.0);
}

void EvaluationRowTest::aRowSumsUpWhatItCost() {
  engine::ModelShape shape;
  shape.width = 8;
  shape.layers = 2;
  shape.heads = shape.keyValueHeads = 2;
  shape.headWidth = 4;
  RowBuilder builder(setting(EvaluatedSource::Memory, 4, "pic"), {shape, 2});
  Answer first = answer("gold", 100), second = answer("no", 300);
  first.tokens.resize(3);
  first.tokensPerSecond = 10;  // 100 ms and two more tokens: 0.3 s
  first.compressMilliseconds = 20;
  first.memoryTokens = 4;
  second.memoryTokens = 8;
  const QuestionDocument read = document("a", 2);
  builder.add(read, 0, asked(0, first, 3));
  builder.add(read, 0, asked(1, second, 5));
  const EvaluationRow row = builder.finish({});
  QVERIFY(std::abs(row.cost.seconds - 0.6) < 1e-12);
  QCOMPARE(row.cost.tokensPerSecond, 10.0);
  QCOMPARE(row.cost.compressMilliseconds, 10.0);
  QCOMPARE(row.cost.memoryTokens, 6.0);
  QCOMPARE(row.cost.memoryBytes, 6.0 * 8 * 2);
  QCOMPARE(row.cost.keyValueBytes, 2.0 * 2 * 2 * 4 * 2 * 20);
  QCOMPARE(row.cost.textBytes, static_cast<double>(read.text.size()));
  QCOMPARE(row.achievedRatio, 4.0);
  QVERIFY(row.cost.readOperations > 0);
}

PIC_TEST(EvaluationRowTest)
#include "evaluation_row_test.moc"
