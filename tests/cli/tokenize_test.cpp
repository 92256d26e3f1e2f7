// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QTest>

#include "tests/cli/pic_program.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

namespace {

const QString kTokenizers = QStringLiteral(PIC_TEST_DATA "/tokenizers/");

}  // namespace

class TokenizeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void linesAreThoseOfThePackage_data();
  void linesAreThoseOfThePackage();
  void invalidBytesBecomeReplacements();
  void aTextIsShownTokenByToken();
  void aLineWithoutATextIsNamed();
};

void TokenizeTest::linesAreThoseOfThePackage_data() {
  QTest::addColumn<QString>("kind");
  for (const char* kind : {"gpt2", "llama3", "llama2", "bert", "unigram"}) QTest::newRow(kind) << QString(kind);
}

void TokenizeTest::linesAreThoseOfThePackage() {
  QFETCH(QString, kind);
  QFile file(kTokenizers + "lines.jsonl");
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QByteArray input = file.readAll();
  const ProgramResult result = runPic({"tokenize", "--jsonl", "--model", kTokenizers + kind}, input);
  VERIFY_RESULT(result.exitCode == 0, result);
  const QList<QByteArray> lines = input.trimmed().split('\n');
  const QList<QByteArray> tokenized = result.out.trimmed().split('\n');
  QCOMPARE(tokenized.size(), lines.size());
  for (qsizetype i = 0; i < lines.size(); ++i) {
    const QJsonArray expected = QJsonDocument::fromJson(lines[i]).object()[kind].toArray();
    const QJsonObject line = QJsonDocument::fromJson(tokenized[i]).object();
    QCOMPARE(line["ids"].toArray(), expected[0].toArray());
    QCOMPARE(line["offsets"].toArray().size(), line["ids"].toArray().size());
    QCOMPARE(line["decoded"].toString(), expected[2].toString());
  }
}

void TokenizeTest::invalidBytesBecomeReplacements() {
  const ProgramResult result =
      runPic({"tokenize", "--jsonl", "--model", kTokenizers + "gpt2"}, "{\"text\": \"a\xF0\x9F\x98z\"}\n");
  VERIFY_RESULT(result.json()["decoded"].toString() == QString("a\uFFFDz"), result);
}

void TokenizeTest::aTextIsShownTokenByToken() {
  const ProgramResult result = runPic({"tokenize", "--model", kTokenizers + "bert"}, "It ab");
  VERIFY_RESULT(result.out.startsWith("2\t0-0\t[CLS]\n"), result);
  VERIFY_RESULT(result.out.endsWith("3\t0-0\t[SEP]\n"), result);
}

void TokenizeTest::aLineWithoutATextIsNamed() {
  const ProgramResult result = runPic({"tokenize", "--jsonl", "--model", kTokenizers + "gpt2"}, "{\"words\": 1}\n");
  VERIFY_RESULT(result.isUserError("Line 1 of standard input is not a JSON object with a \"text\""), result);
}

PIC_TEST(TokenizeTest)
#include "tokenize_test.moc"
