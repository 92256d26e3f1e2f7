// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_view.h"

#include <QLabel>
#include <QObject>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/registry.h"
#include "tests/ui/answers.h"
#include "ui/ask/answer_label.h"
#include "ui/ask/answer_words.h"
#include "ui/ask/compare_view.h"
#include "ui/ask/evidence_row.h"
#include "ui/ask/question_remark.h"

using tests::lampTurn;

class TurnViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anAnswerIsCutIntoItsWords();
  void aWordIsReadFromTheMemoriesItLookedAt();
  void evenAttentionPointsNowhere();
  void theSourceSentenceIsShownAndMarked();
  void aClickOnAWordMarksItsChunksInOneHue();
  void belowTheFloorNothingIsMarked();
  void anAbstentionIsSaidInWords();
  void aStoppedAnswerSaysSo();
  void aFailureIsShownAndCanBeRetried();
  void comparedSourcesStandInTheirColumns();
  void confidenceIsWordedOnlyWhereItWasMeasured();
  void questionsTheModelWasNotMadeForGetARemark_data();
  void questionsTheModelWasNotMadeForGetARemark();
};

namespace {

std::vector<ui::Highlight> lastHighlights(const QSignalSpy& spy) {
  return spy.isEmpty() ? std::vector<ui::Highlight>() : spy.last().first().value<std::vector<ui::Highlight>>();
}

bool shows(const QWidget& view, const QString& words) {
  for (const QLabel* label : view.findChildren<QLabel*>()) {
    if (label->isVisibleTo(&view) && label->text().contains(words)) return true;
  }
  return false;
}

}  // namespace

void TurnViewTest::anAnswerIsCutIntoItsWords() {
  const auto words = ui::answerWords(lampTurn().answer);
  QCOMPARE(words.size(), std::size_t{2});
  QCOMPARE(words[1].text, QString("1871"));
  QCOMPARE(words[1].before, QString(" "));
  QCOMPARE(words[1].tokenBegin, 1);
  QCOMPARE(words[1].tokenEnd, 3);
}

void TurnViewTest::aWordIsReadFromTheMemoriesItLookedAt() {
  const auto shares = ui::memoryShares(lampTurn().answer, 1, 3);
  QCOMPARE(shares.size(), std::size_t{2});
  QCOMPARE(shares[0].memory, 3);
  QCOMPARE(shares[1].memory, 2);
  QVERIFY(std::abs(shares[0].share - 0.76) < 1e-6);
}

void TurnViewTest::evenAttentionPointsNowhere() { QVERIFY(ui::memoryShares(lampTurn().answer, 0, 1).empty()); }

void TurnViewTest::theSourceSentenceIsShownAndMarked() {
  ui::TurnView view(1, "When was the lamp lit?");
  const QSignalSpy marked(&view, &ui::TurnView::highlightsChosen);
  view.setAnswer(lampTurn());
  const auto* row = view.findChild<ui::EvidenceRow*>();
  QVERIFY(row != nullptr);
  QCOMPARE(row->text(), QString("The lamp was lit in 1871."));
  const auto highlights = lastHighlights(marked);
  QCOMPARE(highlights.size(), std::size_t{1});
  QCOMPARE(highlights[0].document, 7);
  QVERIFY(highlights[0].bytes == (engine::ByteRange{19, 44}));
}

void TurnViewTest::aClickOnAWordMarksItsChunksInOneHue() {
  ui::TurnView view(1, "When?");
  view.setAnswer(lampTurn());
  const QSignalSpy marked(&view, &ui::TurnView::highlightsChosen);
  Q_EMIT view.findChild<ui::AnswerLabel*>()->wordClicked(1);
  const auto highlights = lastHighlights(marked);
  QCOMPARE(highlights.size(), std::size_t{2});
  QVERIFY(highlights[0].bytes == (engine::ByteRange{32, 44}));
  QCOMPARE(highlights[0].hue, highlights[1].hue);
  QVERIFY(highlights[0].strength > highlights[1].strength);
  Q_EMIT view.findChild<ui::AnswerLabel*>()->wordClicked(1);  // again: back to the sentence
  QVERIFY(lastHighlights(marked)[0].bytes == (engine::ByteRange{19, 44}));
}

void TurnViewTest::belowTheFloorNothingIsMarked() {
  ui::AnsweredTurn turn = lampTurn();
  turn.answer.evidence.clear();
  ui::TurnView view(1, "When?");
  const QSignalSpy marked(&view, &ui::TurnView::highlightsChosen);
  view.setAnswer(turn);
  QVERIFY(shows(view, "No passage stands out"));
  Q_EMIT view.findChild<ui::AnswerLabel*>()->wordClicked(1);
  QVERIFY(lastHighlights(marked).empty());
}

void TurnViewTest::anAbstentionIsSaidInWords() {
  ui::AnsweredTurn turn = lampTurn();
  turn.answer.text = engine::kNoAnswer;
  ui::TurnView view(1, "Who paid?");
  view.setAnswer(turn);
  QVERIFY(shows(view, "The text does not say this."));
}

void TurnViewTest::aStoppedAnswerSaysSo() {
  ui::AnsweredTurn turn = lampTurn();
  turn.answer.stopped = true;
  ui::TurnView view(1, "When?");
  view.setStopping();
  QVERIFY(shows(view, "Stopping"));
  view.setAnswer(turn);
  QVERIFY(shows(view, "Stopped."));
}

void TurnViewTest::aFailureIsShownAndCanBeRetried() {
  ui::TurnView view(4, "When?");
  view.setFailure("The document has 99 segments; this model reads at most 64.");
  view.setCanRetry(true);
  QVERIFY(shows(view, "at most 64"));
  const QSignalSpy retried(&view, &ui::TurnView::retryRequested);
  for (auto* button : view.findChildren<QToolButton*>()) {
    if (button->text() == "Retry") button->click();
  }
  QCOMPARE(retried.count(), 1);
  QCOMPARE(retried.first().first().toInt(), 4);
}

void TurnViewTest::comparedSourcesStandInTheirColumns() {
  ui::TurnView view(1, "When?");
  view.setAnswer(lampTurn());
  engine::Answer full;
  full.source = engine::Source::Full;
  full.text = " 3 November 1871";
  view.addComparison(full);
  view.setComparisonFailure(engine::Source::Budget, "Too long.");
  const auto* compare = view.findChild<ui::CompareView*>();
  QCOMPARE(compare->textOf(engine::Source::Memory), QString("in 1871"));
  QCOMPARE(compare->textOf(engine::Source::Full), QString("3 November 1871"));
  QCOMPARE(compare->textOf(engine::Source::Budget), QString("Too long."));
  QCOMPARE(compare->textOf(engine::Source::None), QString("…"));
}

void TurnViewTest::confidenceIsWordedOnlyWhereItWasMeasured() {
  engine::Answer answer = lampTurn().answer;
  QCOMPARE(ui::confidenceText(answer), QString("82 % a token"));
  const auto textAt = [&](double chance) {
    answer.confidence = chance;
    return ui::confidenceText(answer);
  };
  QCOMPARE(textAt(0.72), QString("likely right (72 %)"));
  QCOMPARE(textAt(0.45), QString("unsure (45 %)"));
  QCOMPARE(textAt(0.1), QString("probably wrong (10 %)"));
}

void TurnViewTest::questionsTheModelWasNotMadeForGetARemark_data() {
  QTest::addColumn<QString>("question");
  QTest::addColumn<bool>("remarked");
  QTest::newRow("fact") << "When was the lamp lit?" << false;
  QTest::newRow("name with accents") << "Who is Zoë Müller?" << false;
  QTest::newRow("summary") << "Please summarise this." << true;
  QTest::newRow("Chinese") << QString::fromUtf8("灯塔是什么时候建的？") << true;
  QTest::newRow("German") << "Wann wurde die Lampe angezündet?" << true;
}

void TurnViewTest::questionsTheModelWasNotMadeForGetARemark() {
  QFETCH(QString, question);
  QFETCH(bool, remarked);
  QCOMPARE(!ui::questionRemark(question).isEmpty(), remarked);
}

PIC_TEST(TurnViewTest)
#include "turn_view_test.moc"
