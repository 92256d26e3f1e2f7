// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QObject>
#include <QTest>
#include <cmath>

#include "tests/cli/tiny_model.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

// `pic explain` on a tiny model: what it says is noise, but the numbers must belong together.
class ExplainTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void everyMethodSaysWhatItDoesNotProve_data();
  void everyMethodSaysWhatItDoesNotProve();
  void leaveOneOutRanksItsParts();
  void knockOutTellsWhatChanged();
  void influenceIsLowerTriangular();
  void theMemoryMapIsAStaircase();
  void aMemoryFileIsExplained();
  void whatCannotBeExplainedIsSaid();

 private:
  ProgramResult explain(const QStringList& more) const {
    return runPic(QStringList{"explain", m_document, "--model", m_model, "--dtype", "float32", "--ratio", "4"} + more);
  }
  QTemporaryDir m_folder;
  QString m_model, m_document;
  const QString m_question = "Who walked to the river?";
};

void ExplainTest::initTestCase() {
  m_model = tests::tinyModel();
  QVERIFY(!m_model.isEmpty());
  m_document = m_folder.filePath("story.txt");
  tests::writeFile(m_document, "The old man and the dog walked to the river. When the rain came the dog ran home.");
}

void ExplainTest::everyMethodSaysWhatItDoesNotProve_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("leave-one-out") << QStringList{m_question, "--method", "leave-one-out", "--unit", "sentence"};
  QTest::newRow("gradient") << QStringList{m_question, "--method", "gradient"};
  QTest::newRow("rollout") << QStringList{m_question, "--method", "rollout"};
  QTest::newRow("attention") << QStringList{m_question, "--method", "attention", "--layer", "0", "--head", "1"};
  QTest::newRow("attention of memory") << QStringList{"--method", "attention", "--of", "memory"};
  QTest::newRow("knock-out") << QStringList{m_question, "--method", "knock-out", "--memories", "0,2"};
  QTest::newRow("influence") << QStringList{"--method", "influence", "--unit", "chunk"};
  QTest::newRow("survival") << QStringList{"--method", "survival"};
  QTest::newRow("geometry") << QStringList{"--method", "geometry"};
}

void ExplainTest::everyMethodSaysWhatItDoesNotProve() {
  QFETCH(QStringList, arguments);
  const ProgramResult json = explain(arguments + QStringList{"--json"});
  VERIFY_RESULT(json.exitCode == 0, json);
  const QString caveat = json.json()["caveat"].toString();
  QVERIFY(caveat.size() > 20);
  const ProgramResult text = explain(arguments);
  VERIFY_RESULT(text.exitCode == 0, text);
  VERIFY_RESULT(text.out.endsWith("What this does not prove: " + caveat.toUtf8() + "\n"), text);
}

void ExplainTest::leaveOneOutRanksItsParts() {
  const ProgramResult result =
      explain({m_question, "--method", "leave-one-out", "--unit", "token", "--max-tokens", "3", "--json"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  const QJsonArray parts = json["parts"].toArray(), ranking = json["ranking"].toArray();
  const auto tokens = json["tokens"].toArray().size();
  QVERIFY(parts.size() > 3 && tokens > 0);
  QCOMPARE(ranking.size(), parts.size());
  double before = HUGE_VAL;
  for (const QJsonValue& p : ranking) {
    const QJsonObject part = parts[p.toInt()].toObject();
    const QJsonArray scores = part["scores"].toArray();
    QCOMPARE(scores.size(), tokens);
    double sum = 0;
    for (const QJsonValue& score : scores) sum += score.toDouble();
    QVERIFY(std::abs(sum - part["total"].toDouble()) < 1e-6);
    QVERIFY(part["total"].toDouble() <= before);
    QCOMPARE(part["memories"].toArray().size(), 1);
    before = part["total"].toDouble();
  }
}

void ExplainTest::knockOutTellsWhatChanged() {
  const ProgramResult result = explain({m_question, "--method", "knock-out", "--memories", "1,0", "--json"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  QCOMPARE(json["removed"].toArray(), (QJsonArray{0, 1}));
  QStringList before, after;
  for (const QJsonValue& word : json["words"].toArray()) {
    if (word["change"] != "added") before += word["word"].toString();
    if (word["change"] != "removed") after += word["word"].toString();
  }
  QCOMPARE(before.join(' '), json["before"].toString().simplified());
  QCOMPARE(after.join(' '), json["after"].toString().simplified());
  for (const QJsonValue& token : json["tokens"].toArray()) {
    QVERIFY(std::abs(token["without"].toDouble() - token["log_probability"].toDouble() - token["change"].toDouble()) <
            1e-9);
  }
}

void ExplainTest::influenceIsLowerTriangular() {
  const ProgramResult result = explain({"--method", "influence", "--unit", "chunk", "--json"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonArray rows = result.json()["moved"].toArray();
  QCOMPARE(rows.size(), result.json()["pieces"].toArray().size());
  for (int m = 0; m < rows.size(); ++m) {
    for (int c = m + 1; c < rows.size(); ++c) QCOMPARE(rows[m].toArray()[c].toDouble(), 0.0);
    QVERIFY(rows[m].toArray()[m].toDouble() > 0);
  }
}

void ExplainTest::theMemoryMapIsAStaircase() {
  const ProgramResult result = explain({"--method", "attention", "--of", "memory", "--json"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  QVERIFY(std::abs(json["diagonal_score"].toDouble() - 1) < 1e-5);
  QCOMPARE(json["map"].toArray()[0].toArray().size(), json["columns"].toArray().size());
}

void ExplainTest::aMemoryFileIsExplained() {
  const QString file = m_folder.filePath("story.picmem");
  const ProgramResult made =
      runPic({"compress", m_document, "-o", file, "--model", m_model, "--ratio", "4", "--dtype", "float32"});
  VERIFY_RESULT(made.exitCode == 0, made);
  const ProgramResult fromFile =
      runPic({"explain", file, m_question, "--method", "rollout", "--json", "--model", m_model, "--dtype", "float32"});
  const ProgramResult fromText = explain({m_question, "--method", "rollout", "--json"});
  VERIFY_RESULT(fromFile.exitCode == 0, fromFile);
  QCOMPARE(fromFile.json()["parts"], fromText.json()["parts"]);
}

void ExplainTest::whatCannotBeExplainedIsSaid() {
  const auto refused = [&](const QStringList& more, const QByteArray& words) {
    const ProgramResult result = explain(more);
    return result.isUserError(words) ? QByteArray() : result.summary();
  };
  QCOMPARE(refused({"--method", "gradient"}, "needs a question"), QByteArray());
  QCOMPARE(refused({m_question, "--method", "knock-out"}, "needs --memories"), QByteArray());
  QCOMPARE(refused({m_question, "--method", "knock-out", "--memories", "99"}, "no memory token 99"), QByteArray());
  QCOMPARE(refused({"--method", "survival", "--segment", "9"}, "no segment 9"), QByteArray());
  QCOMPARE(refused({m_question, "--method", "attention", "--layer", "7"}, "layers"), QByteArray());
  QCOMPARE(explain({m_question, "--method", "magic"}).exitCode, 2);
}

PIC_TEST(ExplainTest)
#include "explain_test.moc"
