// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/measure/evaluation_row.h"
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

EvaluationRow rowWith(const EvaluationRow& start, const std::vector<std::string>& answers) {
  const QuestionDocument asked = document("a", static_cast<int>(answers.size()));
  RowBuilder builder(start);
  for (std::size_t i = 0; i < answers.size(); ++i)
    builder.add(asked, {0, 0, {}}, static_cast<int>(i), answer(answers[i]), 1);
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
  const QuestionDocument asked = document("a", 3);
  RowBuilder builder(setting(EvaluatedSource::Full));
  builder.add(asked, {0, 0, {}}, 0, answer("gold", 5), 1);
  builder.add(asked, {0, 0, {}}, 1, answer("a gold coin", 1), 1);
  builder.add(asked, {0, 0, {}}, 2, answer("no", 100), 1);
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
  const QuestionDocument asked = document("a", 3);
  Answer hit = answer("gold");
  hit.evidence.push_back({.document = 0, .bytes = {10, 16}, .score = 1, .memories = {}});
  Answer wrong = answer("silver");
  wrong.evidence = hit.evidence;
  RowBuilder builder(setting(EvaluatedSource::Memory, 4, "pic"));
  builder.add(asked, {0, 0, {}}, 0, hit, 4);
  builder.add(asked, {0, 0, {}}, 1, wrong, 4);
  builder.add(asked, {0, 0, {}}, 2, answer("gold"), 4);  // right, but without a source: a miss
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

PIC_TEST(EvaluationRowTest)
#include "evaluation_row_test.moc"
