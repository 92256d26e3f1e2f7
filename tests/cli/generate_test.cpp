// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/pic_program.h"
#include "tests/registry.h"

using tests::kStoriesModel;
using tests::ProgramResult;
using tests::runPic;

// Golden: the ids and logits that an independent C program decoded from the same weights (tests/data/…/SOURCE.txt).
class GenerateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void greedyIdsAndLogitsAreThoseOfTheReference();
  void aPromptGivesTheSameAsItsIds();
  void idsWorkWithoutATokenizer();
  void sampledTextDependsOnTheSeedAlone();

 private:
  ProgramResult generate(const QStringList& arguments, const QString& model = kStoriesModel) const {
    return runPic(QStringList{"generate", "--model", model, "--device", "cpu", "--dtype", "float32"} + arguments);
  }
  QJsonObject m_reference;
};

void GenerateTest::initTestCase() {
  QFile file(kStoriesModel + "/reference.json");
  QVERIFY(file.open(QIODevice::ReadOnly));
  m_reference = QJsonDocument::fromJson(file.readAll()).object();
  QCOMPARE(m_reference["ids"].toArray().size(), 201);
}

void GenerateTest::greedyIdsAndLogitsAreThoseOfTheReference() {
  const ProgramResult result = generate({"--ids", "1", "--tokens", "200", "--json", "--logits"});
  VERIFY_RESULT(result.exitCode == 0 && result.err.isEmpty(), result);
  const QJsonObject json = result.json();
  QJsonArray expected = m_reference["ids"].toArray();
  expected.removeFirst();  // the prompt
  QCOMPARE(json["ids"].toArray(), expected);
  QCOMPARE(json["text"].toString(), m_reference["text"].toString());

  const QJsonArray logProbabilities = json["log_probabilities"].toArray();
  QCOMPARE(logProbabilities.size(), 200);
  for (const QJsonValue& value : logProbabilities) QVERIFY(value.isDouble() && value.toDouble() <= 0);

  const QJsonArray logits = json["logits_last"].toArray();
  QCOMPARE(logits.size(), 512);
  const QJsonArray first = m_reference["positions"].toArray()[0].toObject()["logits_first8"].toArray();
  for (int i = 0; i < first.size(); ++i) QVERIFY(qAbs(logits[i].toDouble() - first[i].toDouble()) < 1e-4);
}

void GenerateTest::aPromptGivesTheSameAsItsIds() {
  // "Once upon a time" begins the reference; text gets the begin token that --ids does not.
  const ProgramResult text = generate({"Once upon a time", "--tokens", "20"});
  VERIFY_RESULT(text.exitCode == 0, text);
  const QString whole = m_reference["text"].toString();
  const QString continuation = QString::fromUtf8(text.out).trimmed();
  VERIFY_RESULT(continuation.size() > 20 && whole.mid(16).trimmed().startsWith(continuation), text);
}

void GenerateTest::idsWorkWithoutATokenizer() {
  QTemporaryDir folder;
  for (const char* name : {"config.json", "model.safetensors"}) {
    QVERIFY(QFile::copy(kStoriesModel + "/" + name, folder.filePath(name)));
  }
  const ProgramResult json = generate({"--ids", "1", "--tokens", "2", "--json"}, folder.path());
  VERIFY_RESULT(json.exitCode == 0, json);
  QCOMPARE(json.json()["ids"].toArray(), (QJsonArray{403, 407}));
  QVERIFY(!json.json().contains("logits_last"));
  QCOMPARE(generate({"--ids", "1", "--tokens", "2"}, folder.path()).out, QByteArray("403,407\n"));
  const ProgramResult prompt = generate({"Once"}, folder.path());
  VERIFY_RESULT(prompt.isUserError("tokenizer"), prompt);
}

void GenerateTest::sampledTextDependsOnTheSeedAlone() {
  const QStringList sampled{"--ids", "1", "--tokens", "30", "--temperature", "1", "--json", "--seed"};
  const QByteArray first = generate(sampled + QStringList{"1"}).out;
  QVERIFY(!first.isEmpty());
  QCOMPARE(generate(sampled + QStringList{"1"}).out, first);
  QVERIFY(generate(sampled + QStringList{"2"}).out != first);
}

PIC_TEST(GenerateTest)
#include "generate_test.moc"
