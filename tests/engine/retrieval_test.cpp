// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/text/retrieval.h"
#include "tests/registry.h"

using engine::PassageIndex;
using Strings = std::vector<std::string>;

class RetrievalTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void searchWordsLeaveOutWhatEveryQuestionHas();
  void thePassageWithTheRareWordComesFirst();
  void formsOfAWordAndAccentsAreFound();
  void theQuestionIsNeverSyntax_data();
  void theQuestionIsNeverSyntax();
  void passagesWithoutAWordInCommonAreNotFound();
  void noMoreThanAskedForAreFound();
};

namespace {

const std::vector<std::string_view> kPassages{"The ferry leaves at six from the old harbour.",
                                              "The captain, Zoë Müller, repaired the engine of the ferry.",
                                              "Tickets cost four euros; children travel free.", ""};

}  // namespace

void RetrievalTest::searchWordsLeaveOutWhatEveryQuestionHas() {
  QCOMPARE(engine::searchWords("What is the Name of the ferry's captain?"), (Strings{"ferry", "captain"}));
  QCOMPARE(engine::searchWords("Who was it?"), (Strings{"who", "was", "it"}));
  QCOMPARE(engine::searchWords("Zoë, Zoë!"), (Strings{"zoë"}));
  QCOMPARE(engine::searchWords("?!"), Strings());
}

void RetrievalTest::thePassageWithTheRareWordComesFirst() {
  const PassageIndex index(kPassages);
  QCOMPARE(index.best("Who repaired the ferry?", 3), (std::vector<int>{1, 0}));
  QCOMPARE(index.best("What do tickets cost?", 3), (std::vector<int>{2}));
}

void RetrievalTest::formsOfAWordAndAccentsAreFound() {
  const PassageIndex index(kPassages);
  QCOMPARE(index.best("Who was repairing it?", 1), (std::vector<int>{1}));
  QCOMPARE(index.best("Where is Zoe MULLER?", 1), (std::vector<int>{1}));
}

void RetrievalTest::theQuestionIsNeverSyntax_data() {
  QTest::addColumn<QString>("question");
  for (const char* question : {"\"engine", "engine\" OR \"", "engine NEAR(", "words : engine*", "engine) --",
                               "^engine AND NOT", "'; DROP TABLE passages; engine"}) {
    QTest::newRow(question) << QString(question);
  }
}

void RetrievalTest::theQuestionIsNeverSyntax() {
  QFETCH(QString, question);
  const PassageIndex index(kPassages);
  const std::vector<int> found = index.best(question.toStdString(), 4);
  QCOMPARE(found.at(0), 1);
  QCOMPARE(index.best(question.toStdString(), 4), found);
}

void RetrievalTest::passagesWithoutAWordInCommonAreNotFound() {
  const PassageIndex index(kPassages);
  QVERIFY(index.best("Which lighthouse burned?", 4).empty());
  QVERIFY(index.best("", 4).empty());
  QVERIFY(PassageIndex({}).best("ferry", 4).empty());
}

void RetrievalTest::noMoreThanAskedForAreFound() {
  const PassageIndex index(kPassages);
  QCOMPARE(index.best("ferry captain tickets", 2).size(), 2U);
  QVERIFY(index.best("ferry", 0).empty());
}

PIC_TEST(RetrievalTest)
#include "retrieval_test.moc"
