// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>

#include "engine/pic/passages.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/registry.h"

using engine::DocumentText;
using engine::Passage;
using engine::Place;

class PassagesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void segmentsOfAllDocumentsAreRead();
  void leadingPassagesFitTheirPositions_data();
  void leadingPassagesFitTheirPositions();
  void bestSentencesHoldTheQuestionsWordsAndFit();
  void theBestPlacesAreChosenInOrder();
  void withoutCommonWordsTheFirstPlacesAreChosen();
  void neighbouringPlacesAreOneText();

 private:
  static int positionsOf(const std::vector<Passage>& passages) {
    int positions = 0;
    for (const Passage& passage : passages) positions += static_cast<int>(passage.text.ids.size()) + 2;
    return positions;
  }
  std::unique_ptr<engine::Tokenizer> m_tokenizer = engine::openTokenizer(tests::ownTokenizer());
  const std::vector<DocumentText> m_documents{
      {"one", "The old man walked to the river. The dog ran home. The teacher read the books."},
      {"two", "When the rain came in 1950, the man said: What a day!"}};
};

void PassagesTest::segmentsOfAllDocumentsAreRead() {
  const auto passages = engine::segmentPassages(*m_tokenizer, m_documents, 16, {});
  QVERIFY(passages.size() > 2);
  QCOMPARE(passages.front().document, 0);
  QCOMPARE(passages.back().document, 1);
  QCOMPARE(passages.back().text.bytes.end, static_cast<std::int64_t>(m_documents[1].text.size()));
}

void PassagesTest::leadingPassagesFitTheirPositions_data() {
  QTest::addColumn<int>("positions");
  for (const int positions : {0, 2, 3, 10, 18, 25, 40}) QTest::addRow("%d", positions) << positions;
}

void PassagesTest::leadingPassagesFitTheirPositions() {
  QFETCH(int, positions);
  const auto passages = engine::leadingPassages(engine::segmentPassages(*m_tokenizer, m_documents, 16, {}), positions);
  QVERIFY(positionsOf(passages) <= positions);
  QVERIFY(positionsOf(passages) >= positions - 2);
}

void PassagesTest::bestSentencesHoldTheQuestionsWordsAndFit() {
  const auto passages = engine::bestSentences(*m_tokenizer, m_documents, "Who read books in the rain?", 64, 60);
  QVERIFY(positionsOf(passages) <= 60);
  QCOMPARE(passages.size(), 2U);  // one a document
  const engine::ByteRange bytes = passages[0].text.bytes;
  QCOMPARE(m_documents[0].text.substr(bytes.begin, bytes.end - bytes.begin),
           std::string("The teacher read the books."));
  QCOMPARE(passages[1].document, 1);
}

void PassagesTest::theBestPlacesAreChosenInOrder() {
  const std::vector<Place> places{{0, {0, 32}}, {0, {33, 50}}, {0, {51, 78}}, {1, {0, 53}}};
  QCOMPARE(engine::choosePlaces(m_documents, places, "Which books came with the rain?", 2), (std::vector<int>{2, 3}));
  QCOMPARE(engine::choosePlaces(m_documents, places, "Where did the dog run?", 2), (std::vector<int>{0, 1}));
  QCOMPARE(engine::choosePlaces(m_documents, places, "books", 0).size(), 4U);
  QCOMPARE(engine::choosePlaces(m_documents, places, "books", 9).size(), 4U);
}

void PassagesTest::withoutCommonWordsTheFirstPlacesAreChosen() {
  const std::vector<Place> places{{0, {0, 32}}, {0, {33, 50}}, {0, {51, 78}}};
  QCOMPARE(engine::choosePlaces(m_documents, places, "Which lighthouse?", 2), (std::vector<int>{0, 1}));
}

void PassagesTest::neighbouringPlacesAreOneText() {
  const std::vector<Place> places{{0, {0, 32}}, {0, {33, 50}}, {0, {70, 78}}, {1, {0, 4}}};
  const auto texts = engine::joinedTexts(m_documents, places);
  QCOMPARE(texts.size(), 3U);
  QCOMPARE(std::string(texts[0]), std::string("The old man walked to the river. The dog ran home."));
  const std::vector<DocumentText> notKept{{"one", ""}, {"two", ""}};
  QVERIFY(engine::joinedTexts(notKept, places).empty());
}

PIC_TEST(PassagesTest)
#include "passages_test.moc"
