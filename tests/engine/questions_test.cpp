// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "engine/error.h"
#include "engine/measure/questions.h"
#include "tests/registry.h"

class QuestionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void jsonLinesAreRead();
  void squadIsReadOnOneLineOrOnMany_data();
  void squadIsReadOnOneLineOrOnMany();
  void impossibleQuestionsAreKeptApart();
  void questionsOnDocumentsBesideTheFileAreRead();
  void aQuestionsDocumentMustLieBelowTheFile_data();
  void aQuestionsDocumentMustLieBelowTheFile();
  void errorsNameFileAndLine_data();
  void errorsNameFileAndLine();
  void aMissingFileIsNamed();

 private:
  std::filesystem::path write(const QByteArray& content) const {
    QFile file(m_folder.filePath("questions.jsonl"));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no temporary file");
    file.write(content);
    return file.fileName().toStdString();
  }
  QTemporaryDir m_folder;
};

void QuestionsTest::jsonLinesAreRead() {
  const auto documents = engine::readQuestions(write(
      R"({"title":"Owls","source":"own","context":"Owls hunt at night.","qas":[{"q":"When?","a":["night","at night"],"id":7}]})"
      "\n\r\n"
      R"({"context":"Nothing asked.","qas":[]})"));
  QCOMPARE(documents.size(), 2U);
  QCOMPARE(documents[0].title, std::string("Owls"));
  QCOMPARE(documents[0].source, std::string("own"));
  QCOMPARE(documents[0].questions.size(), 1U);
  QCOMPARE(documents[0].questions[0].id, std::string("7"));
  QCOMPARE(documents[0].questions[0].golds.size(), 2U);
  QVERIFY(documents[0].questions[0].answerable);
  QVERIFY(documents[1].questions.empty());
}

void QuestionsTest::squadIsReadOnOneLineOrOnMany_data() {
  const QByteArray squad =
      R"({"version":"1.1","data":[{"title":"Owls","paragraphs":[{"context":"Owls hunt at night.","qas":
      [{"id":"x1","question":"When?","answers":[{"text":"at night","answer_start":10}]}]}]}]})";
  QTest::addColumn<QByteArray>("content");
  QTest::newRow("many lines") << squad;
  QTest::newRow("one line") << QByteArray(squad).replace('\n', ' ');
  QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + squad;
}

void QuestionsTest::squadIsReadOnOneLineOrOnMany() {
  QFETCH(QByteArray, content);
  const auto documents = engine::readQuestions(write(content));
  QCOMPARE(documents.size(), 1U);
  QCOMPARE(documents[0].title, std::string("Owls"));
  QCOMPARE(documents[0].questions.at(0).golds, std::vector<std::string>{"at night"});
}

void QuestionsTest::impossibleQuestionsAreKeptApart() {
  const auto squad = engine::readQuestions(write(
      R"({"data":[{"paragraphs":[{"context":"c","qas":[{"question":"q","is_impossible":true,"answers":[]}]}]}]})"));
  QVERIFY(!squad[0].questions.at(0).answerable);
  const auto lines = engine::readQuestions(write(R"({"context":"c","qas":[{"q":"q","a":[]}]})"));
  QVERIFY(!lines[0].questions.at(0).answerable);
}

void QuestionsTest::questionsOnDocumentsBesideTheFileAreRead() {
  QVERIFY(QDir(m_folder.path()).mkpath("documents"));
  QFile text(m_folder.filePath("documents/owls.txt"));
  QVERIFY(text.open(QIODevice::WriteOnly));
  text.write("Owls sleep. Owls hunt at night.");
  text.close();
  const auto documents = engine::readQuestions(write(
      R"({"id":"o1","document":"owls.txt","question":"When?","answers":["night"],"unanswerable":false,"evidence":"Owls hunt at night."})"
      "\n"
      R"({"id":"o2","document":"owls.txt","question":"Where?","answers":[],"unanswerable":true})"));
  QCOMPARE(documents.size(), 1U);
  QCOMPARE(documents[0].title, std::string("owls.txt"));
  QCOMPARE(documents[0].text, std::string("Owls sleep. Owls hunt at night."));
  QCOMPARE(documents[0].questions.size(), 2U);
  QCOMPARE(documents[0].questions[0].evidence.value(), (engine::ByteRange{12, 31}));
  QVERIFY(documents[0].questions[0].answerable && !documents[0].questions[1].answerable);
}

void QuestionsTest::aQuestionsDocumentMustLieBelowTheFile_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QString>("words");
  QTest::newRow("outside") << QByteArray(R"({"document":"../a.txt","question":"q","answers":[]})") << "does not lie below";
  QTest::newRow("missing") << QByteArray(R"({"document":"none.txt","question":"q","answers":[]})") << "is not beside";
  QTest::newRow("evidence") << QByteArray(R"({"document":"questions.jsonl","question":"q","answers":["x"],"evidence":"zebra\u0021"})")
                            << "does not stand in questions.jsonl";
}

void QuestionsTest::aQuestionsDocumentMustLieBelowTheFile() {
  QFETCH(QByteArray, content);
  QFETCH(QString, words);
  try {
    engine::readQuestions(write(content));
    QFAIL("nothing was refused");
  } catch (const engine::Error& error) {
    QVERIFY2(QString(error.what()).contains("line 1: ") && QString(error.what()).contains(words), error.what());
  }
}

void QuestionsTest::errorsNameFileAndLine_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QString>("words");
  QTest::newRow("not JSON") << QByteArray("{\"context\":\"c\",\"qas\":[]}\n{oops") << "line 2: this is not JSON";
  QTest::newRow("missing") << QByteArray("{\"context\":\"c\"}") << "line 1: the key \"qas\" is missing";
  QTest::newRow("kind") << QByteArray("{\"context\":5,\"qas\":[]}") << "line 1: \"context\" must be text, found number";
  QTest::newRow("answer") << QByteArray("{\"context\":\"c\",\"qas\":[{\"q\":\"q\",\"a\":\"x\"}]}")
                          << "\"a\" must be a list";
  QTest::newRow("no object") << QByteArray("[1]") << "line 1: an object was expected, found array";
  QTest::newRow("squad") << QByteArray("{\"data\":[{\"paragraphs\":[{\"context\":\"c\",\"qas\":[{}]}]}]}")
                         << "article 1, question 1: the key \"question\" is missing";
  QTest::newRow("nothing") << QByteArray() << "holds no document";
}

void QuestionsTest::errorsNameFileAndLine() {
  QFETCH(QByteArray, content);
  QFETCH(QString, words);
  try {
    engine::readQuestions(write(content));
    QFAIL("nothing was refused");
  } catch (const engine::Error& error) {
    const QString sentence = error.what();
    QVERIFY2(sentence.contains("questions.jsonl") && sentence.contains(words), error.what());
  }
}

void QuestionsTest::aMissingFileIsNamed() {
  try {
    engine::readQuestions("/no/such/file.jsonl");
    QFAIL("nothing was refused");
  } catch (const engine::Error& error) {
    QVERIFY(QString(error.what()).contains("/no/such/file.jsonl"));
  }
}

PIC_TEST(QuestionsTest)
#include "questions_test.moc"
