// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/pic_program.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

// The answer path as a user meets it, on the shipped model. What it answers is the model's affair; how is ours.
class AskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void theAnswerSaysWhatWasRead();
  void memoryAloneIsNotReadAgain();
  void theBestSegmentOfALongTextIsRead();
  void aGroundedAnswerStandsInTheText();
  void anAnswerIsPrintedForPeople();
  void aWrongNumberOfSegmentsIsAUsageError();
  void theTestSetsFormIsEvaluated();

 private:
  QString write(const QString& name, const QByteArray& content) const {
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no temporary file");
    file.write(content);
    return file.fileName();
  }
  ProgramResult ask(const QStringList& more) const {
    return runPic(QStringList{"ask", m_document, "When was the engine repaired?", "--model", m_model} + more);
  }
  QTemporaryDir m_folder;
  const QString m_model = QStringLiteral(PIC_SOURCE_DIR "/models/pic-small");
  QByteArray m_text;
  QString m_document;
};

void AskTest::initTestCase() {
  for (int i = 1; i <= 40; ++i) {
    const QByteArray day = QByteArray::number(i);
    m_text += "On day " + day + " the ferry crossed to the island with " + QByteArray::number(3 * i) +
              " passengers, and the sea was calm. ";
    if (i == 30) m_text += "In May 1987 the mechanic repaired the engine in the old boathouse. ";
  }
  m_document = write("log.txt", m_text);
}

void AskTest::theAnswerSaysWhatWasRead() {
  const ProgramResult result = ask({"--json"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  QCOMPARE(json["source"].toString(), QString("auto"));
  QVERIFY(json["segments"].toInt() > 1);
  QVERIFY(json["segments_read"].toArray().size() > 0);
  QVERIFY(json["grounded"].toBool());
  for (const char* key : {"abstained", "confidence", "reread", "abstain_log_probability", "notes"})
    QVERIFY(json.contains(key));
  const bool said = json["notes"].toArray().first().toString().contains("re-read");
  QCOMPARE(said, json["reread"].toInt() > 0);
}

void AskTest::memoryAloneIsNotReadAgain() {
  const QJsonObject json = ask({"--json", "--source", "memory"}).json();
  QCOMPARE(json["source"].toString(), QString("memory"));
  QCOMPARE(json["reread"].toInt(), 0);
}

void AskTest::theBestSegmentOfALongTextIsRead() {
  const ProgramResult result = ask({"--json", "--source", "full", "--retrieve", "1"});
  VERIFY_RESULT(result.exitCode == 0 && result.err.contains("note: ") && result.err.contains("1 of its"), result);
  const QJsonObject json = result.json();
  QCOMPARE(json["segments_read"].toArray().size(), 1);
  QVERIFY(json["segments_read"].toArray().first().toInt() > 0);  // the engine is not in the first
  const ProgramResult all = ask({"--json", "--source", "full", "--retrieve", "all"});
  QCOMPARE(all.json()["segments_read"].toArray().size(), json["segments"].toInt());
  VERIFY_RESULT(!all.err.contains("note: "), all);
}

void AskTest::aGroundedAnswerStandsInTheText() {
  for (const char* source : {"auto", "budget-bm25"}) {
    const ProgramResult result = ask({"--json", "--source", source});
    VERIFY_RESULT(result.exitCode == 0, result);
    const QJsonObject json = result.json();
    QVERIFY2(json["abstained"].toBool() || m_text.contains(json["answer"].toString().toUtf8()), result.out);
  }
}

void AskTest::anAnswerIsPrintedForPeople() {
  const QJsonObject json = ask({"--json", "--source", "full"}).json();
  const ProgramResult result = ask({"--source", "full"});
  const QString words = json["abstained"].toBool() ? QString("not in the text") : json["answer"].toString();
  QCOMPARE(QString::fromUtf8(result.out), words + "\n");
}

void AskTest::aWrongNumberOfSegmentsIsAUsageError() {
  for (const char* wrong : {"-1", "few", "1.5"}) {
    const ProgramResult result = ask({"--retrieve", wrong});
    VERIFY_RESULT(result.exitCode == 2 && result.err.contains("--retrieve"), result);
  }
}

void AskTest::theTestSetsFormIsEvaluated() {
  write(
      "questions.jsonl",
      R"({"id":"a","document":"log.txt","question":"When was the engine repaired?","answers":["In May 1987"],"unanswerable":false,"evidence":"In May 1987 the mechanic repaired the engine"})"
      "\n"
      R"({"id":"b","document":"log.txt","question":"Who painted the church?","answers":[],"unanswerable":true})");
  const ProgramResult result =
      runPic({"eval", m_folder.filePath("questions.jsonl"), "--model", m_model, "--sources",
              "memory,auto,full,budget-bm25", "--ratios", "4", "--bootstrap", "10", "--json", "-"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonArray rows = result.json()["rows"].toArray();
  QCOMPARE(rows.size(), 4);
  for (const auto& row : rows) {
    QCOMPARE(row.toObject()["n"].toInt(), 1);
    const QJsonObject quality = row.toObject()["quality"].toObject();
    QCOMPARE(quality["unanswerable"].toInt(), 1);
    QVERIFY(quality["false_answers"].isDouble() && quality["false_abstentions"].isDouble());
  }
  QVERIFY(rows[1].toObject()["reread"].isDouble());
}

PIC_TEST(AskTest)
#include "ask_test.moc"
