// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search.h"

#include <QTest>

#include "app/store/store.h"
#include "tests/app/sample_session.h"
#include "tests/registry.h"

using store::SearchHit;
using store::Store;

class SearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void everyWordMustBeThere();
  void caseAndAccentsDoNotMatter();
  void theLastWordMayBeABeginning();
  void chineseIsFoundByAnyPartOfIt();
  void snippetsMarkTheWords();
  void hitsNameTheirSession();
  void whatIsMoreAboutTheWordsComesFirst();
  void namesAndQuestionsAreSearchedToo();
  void nothingThatIsTypedIsAnError_data();
  void nothingThatIsTypedIsAnError();

 private:
  std::vector<SearchHit> search(const std::string& words, int most = 10) { return m_library->search(words, most); }
  std::unique_ptr<Store> m_library;
  store::Id m_session = 0;
};

void SearchTest::init() {
  m_library = std::make_unique<Store>();
  m_session = m_library->addSession(tests::sampleSession());
}

void SearchTest::everyWordMustBeThere() {
  QCOMPARE(search("ferries leave").size(), std::size_t{1});
  QCOMPARE(search("leave FERRIES").size(), std::size_t{1});
  QVERIFY(search("ferries elephant").empty());
}

void SearchTest::caseAndAccentsDoNotMatter() {
  QCOMPARE(search("CREME brulee").size(), std::size_t{1});
  QCOMPARE(search("crème BRÛLÉE").size(), std::size_t{1});
}

void SearchTest::theLastWordMayBeABeginning() {
  QCOMPARE(search("ferr").size(), std::size_t{1});
  QCOMPARE(search("lighth ferries").size(), std::size_t{0});
  QVERIFY(search("ferr ").empty());  // a blank behind it: the word is whole
}

void SearchTest::chineseIsFoundByAnyPartOfIt() {
  for (const char* part : {"图书馆", "图书", "星期一", "开放", "一开"}) QCOMPARE(search(part).size(), std::size_t{1});
  QVERIFY(search("馆图").empty());
  const SearchHit hit = search("星期").at(0);
  QCOMPARE(hit.marks.size(), std::size_t{1});
  QCOMPARE(hit.snippet.substr(hit.marks[0].begin, hit.marks[0].end - hit.marks[0].begin), std::string("星期"));
}

void SearchTest::snippetsMarkTheWords() {
  store::Session session = tests::sampleSession();
  session.documents[0].text =
      std::string(5000, ' ') + "far before and a needle in hay, " + std::string(5000, ' ') + "end";
  session.turns.clear();
  m_library->addSession(session);
  const SearchHit hit = search("needle").at(0);
  QVERIFY(hit.snippet.size() < 12'000);
  QCOMPARE(hit.marks.size(), std::size_t{1});
  QCOMPARE(hit.snippet.substr(hit.marks[0].begin, hit.marks[0].end - hit.marks[0].begin), std::string("needle"));
}

void SearchTest::hitsNameTheirSession() {
  for (const SearchHit& hit : search("1871")) QCOMPARE(hit.session, m_session);
  const store::Id second = m_library->beginSession("again", tests::sampleSettings());
  QTRY_VERIFY(
      (m_library->setDocuments(second, tests::sampleSession().documents), search("ferries").at(0).session == second));
}

void SearchTest::whatIsMoreAboutTheWordsComesFirst() {
  store::Session session = tests::sampleSession();
  session.turns.clear();
  session.documents = {
      {"a", "otter", "text", ""},
      {"b", "otter otter otter otter", "text", ""},
      {"c", "otter and very many other words about something else entirely, over and over", "text", ""}};
  session.open = {0, 1, 2};
  m_library->addSession(session);
  const std::vector<SearchHit> hits = search("otter");
  QCOMPARE(hits.size(), std::size_t{3});
  QCOMPARE(hits[0].title, std::string("b"));
  QCOMPARE(hits[2].title, std::string("c"));
  QVERIFY(hits[0].rank > hits[2].rank);
  QCOMPARE(search("otter", 2).size(), std::size_t{2});
}

void SearchTest::namesAndQuestionsAreSearchedToo() {
  QCOMPARE(search("light.txt").at(0).kind, SearchHit::Kind::Document);
  const std::vector<SearchHit> hits = search("runs the library");
  QCOMPARE(hits.size(), std::size_t{1});
  QCOMPARE(hits[0].kind, SearchHit::Kind::Turn);
  QVERIFY(hits[0].id != 0);
}

void SearchTest::nothingThatIsTypedIsAnError_data() {
  QTest::addColumn<QByteArray>("words");
  for (const char* words : {"",
                            " ",
                            "\"",
                            "\"\"",
                            "\"unclosed",
                            "*",
                            "light*",
                            "*light",
                            "AND",
                            "a OR b",
                            "NOT x",
                            "NEAR(a b, 2)",
                            "name:light",
                            "{name text} : x",
                            "(",
                            ")",
                            "a)b(",
                            "^light",
                            "-light",
                            "+",
                            "'; DROP TABLE turns; --",
                            "%",
                            "?",
                            "\\",
                            "!!! ???",
                            "…",
                            "light\nhouse",
                            "\x01\x02",
                            "\xff\xfe",
                            "图",
                            "a:b",
                            "\"a\" \"b",
                            "<script>"}) {
    QTest::newRow(words) << QByteArray(words);
  }
  QTest::newRow("many words") << QByteArray("word ").repeated(10'000);
  QTest::newRow("a long word") << QByteArray(1'000'000, 'w');
  QTest::newRow("NUL") << QByteArray("light\0house", 11);
}

void SearchTest::nothingThatIsTypedIsAnError() {
  QFETCH(QByteArray, words);
  const std::string sentence = tests::errorOf([&] { search(words.toStdString()); });
  QVERIFY2(sentence.empty(), sentence.c_str());
  QCOMPARE(search("ferries").size(), std::size_t{1});  // everything is still there
}

PIC_TEST(SearchTest)
#include "search_test.moc"
