// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "tests/cli/tiny_model.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

// `pic eval` on a model that answers nonsense, always the same.
class EvalTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void controlsAloneAreAllOfThem();
  void rowsTellScoresAndCosts();
  void everyCompressorRunsWithEveryMask();
  void citedNumbersAreMarked();
  void aReportIsOneWholePage();
  void aLogIsFollowedLineByLine();
  void aCutLogGivesTheSameResult();
  void anInterruptedRunGoesOn();
  void anotherEvaluationBeginsItsLogAnew();
  void aFileThatIsNoLogIsLeftAlone();

 private:
  QString path(const QString& name) const { return m_folder.filePath(name); }
  ProgramResult eval(const QStringList& more) const { return runPic(arguments(more)); }
  QStringList arguments(const QStringList& more) const {
    return QStringList{"eval",     path("questions.jsonl"), "--model", tests::tinyModel(), "--ratios", "4", "--threads",
                       "1",        "--dtype",               "float32", "--max-tokens",     "4",        "--bootstrap",
                       "20"} + more;
  }
  QTemporaryDir m_folder;
};

namespace {

QByteArray readFile(const QString& name) {
  QFile file(name);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonFile(const QString& name) { return QJsonDocument::fromJson(readFile(name)).object(); }

qsizetype linesOf(const QByteArray& log, const QByteArray& kind) { return log.count("{\"kind\":\"" + kind + "\""); }

// Without what a clock says: that differs from run to run.
QJsonArray untimed(const QJsonArray& rows) {
  QJsonArray result;
  for (const auto& value : rows) {
    QJsonObject row = value.toObject();
    for (const char* key : {"seconds", "tokens_per_second", "compress_ms", "first_token_ms", "break_even_time"})
      row.remove(key);
    result.append(row);
  }
  return result;
}

}  // namespace

void EvalTest::initTestCase() {
  QVERIFY(!tests::tinyModel().isEmpty());
  QByteArray questions;
  for (int i = 0; i < 20; ++i) {
    const QByteArray year = QByteArray::number(1900 + i);
    questions += R"({"title": "story )" + year + R"(", "context": "When the rain came in )" + year +
                 R"(, the dog ran home. In the winter they read the books.", "qas": [)" +
                 R"({"q": "When did the rain come?", "a": ["in )" + year + R"("]}, {"q": "Who painted it?", "a": []}]})" +
                 "\n";
  }
  tests::writeFile(path("questions.jsonl"), questions);
}

void EvalTest::controlsAloneAreAllOfThem() {
  const ProgramResult result = eval({"--limit", "2", "--json", "-", "--controls"});
  VERIFY_RESULT(result.exitCode == 0, result);
  QStringList sources;
  for (const auto& row : result.json()["rows"].toArray()) sources << row.toObject()["source"].toString();
  sources.sort();
  QCOMPARE(sources, (QStringList{"budget", "budget-bm25", "full", "memory", "noise", "none", "shuffled", "swapped"}));
  const ProgramResult some = eval({"--limit", "2", "--json", "-", "--controls", "memory,noise"});
  QCOMPARE(some.json()["rows"].toArray().size(), 2);
  const ProgramResult wrong = eval({"--controls", "music"});
  VERIFY_RESULT(wrong.exitCode == 2 && wrong.err.contains("--controls"), wrong);
}

void EvalTest::rowsTellScoresAndCosts() {
  const ProgramResult result =
      eval({"--limit", "4", "--json", "-", "--sources", "memory,full,none", "--reconstruct", "1"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonArray rows = result.json()["rows"].toArray();
  QCOMPARE(rows.size(), 3);
  for (const auto& value : rows) {
    const QJsonObject row = value.toObject();
    for (const char* key : {"compressor", "normalised", "normalised_low", "normalised_high", "rouge_l", "bleu4",
                            "em_low", "em_high", "f1_low", "f1_high", "first_token_ms", "decoder_positions", "seconds",
                            "tokens_per_second", "compress_ms", "memory_tokens", "memory_bytes", "kv_bytes",
                            "text_bytes", "write_flops", "read_flops", "break_even_flops", "break_even_time"})
      QVERIFY2(row.contains(key), key);
    QVERIFY(row["read_flops"].toDouble() > 0 && row["kv_bytes"].toDouble() > 0 && row["seconds"].toDouble() > 0);
    QCOMPARE(row["memory_bytes"].toDouble(), row["memory_tokens"].toDouble() * 32 * 4);  // width 32, float32
  }
  const QJsonObject memory = rows[0].toObject(), full = rows[1].toObject();
  QVERIFY(memory["write_flops"].toDouble() > 0 && memory["compress_ms"].toDouble() > 0);
  QCOMPARE(full["write_flops"].toDouble(), 0.0);
  const double saved = full["read_flops"].toDouble() - memory["read_flops"].toDouble();
  QCOMPARE(memory["break_even_flops"].toDouble(), memory["write_flops"].toDouble() / saved);
  const QJsonObject told = result.json()["reconstruction"].toArray().first().toObject();
  QVERIFY(told.contains("rouge_l") && told.contains("bleu4"));
  const QJsonObject config = result.json()["config"].toObject();
  for (const char* key : {"data_hash", "model_hash", "compressor_hashes", "machine", "program", "seed", "threads"})
    QVERIFY2(config.contains(key), key);
}

void EvalTest::everyCompressorRunsWithEveryMask() {
  const ProgramResult result = eval({"--limit", "2", "--json", "-", "--sources", "memory", "--compressors", "pic",
                                     "--masks", "pic,full"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonArray rows = result.json()["rows"].toArray();
  QCOMPARE(rows.size(), 2);
  QCOMPARE(rows[0]["trained"].toBool(), true);
  QCOMPARE(rows[1]["trained"].toBool(true), false);
  for (const auto& row : rows) QCOMPARE(row.toObject()["compressor"].toString(), QString("pic"));
  const QJsonArray differences = result.json()["differences"].toArray();
  QCOMPARE(differences.size(), 1);  // one mask against the other
  const ProgramResult table = eval({"--limit", "2", "--sources", "memory", "--masks", "full"});
  VERIFY_RESULT(table.out.contains("no compressor was trained with this mask"), table);
  QVERIFY(eval({"--compressors", "nobody"}).isUserError("no compressor 'nobody'"));
}

void EvalTest::citedNumbersAreMarked() {
  const ProgramResult result = eval({"--limit", "1", "--sources", "none", "--json", "-", "--cited"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonArray cited = result.json()["cited"].toArray();
  QVERIFY(cited.size() > 10);
  for (const auto& value : cited) QVERIFY(value.toObject()["cited"].toBool() && !value.toObject()["source"].toString().isEmpty());
  QVERIFY(!eval({"--limit", "1", "--sources", "none", "--json", "-"}).json().contains("cited"));
}

void EvalTest::aReportIsOneWholePage() {
  const ProgramResult result =
      eval({"--limit", "3", "--ratios", "4,8", "--report", path("report.html"), "--json", path("report.json")});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QByteArray page = readFile(path("report.html"));
  QVERIFY(page.startsWith("<!DOCTYPE html>") && page.endsWith("</html>\n"));
  const QJsonObject json = jsonFile(path("report.json"));
  for (const QString& fact : {json["config"]["data_hash"].toString(), json["config"]["model_hash"].toString(),
                              QStringLiteral("In words"), QStringLiteral("<svg viewBox")})
    QVERIFY2(page.contains(fact.toUtf8()), qPrintable(fact));
  const QString f1 = QString::number(json["rows"].toArray().first()["f1"].toDouble(), 'f', 1);
  QVERIFY2(page.contains("F1 is " + f1.toUtf8()), qPrintable(f1));
  const ProgramResult nowhere = eval({"--limit", "1", "--report", path("no/folder/report.html")});
  QVERIFY2(nowhere.isUserError("does not exist"), nowhere.summary());
}

void EvalTest::aLogIsFollowedLineByLine() {
  const ProgramResult result =
      eval({"--limit", "3", "--sources", "memory,none", "--log", path("follow.jsonl"), "--json", path("follow.json")});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QList<QByteArray> lines = readFile(path("follow.jsonl")).trimmed().split('\n');
  const QJsonObject run = QJsonDocument::fromJson(lines.first()).object();
  QCOMPARE(run["kind"].toString(), QString("run"));
  QCOMPARE(run["questions"].toInt(), 6);
  QCOMPARE(run["rows"].toArray().size(), 2);
  const QByteArray log = readFile(path("follow.jsonl"));
  QCOMPARE(linesOf(log, "answer"), 12);
  QCOMPARE(linesOf(log, "row"), 2);
  QCOMPARE(QJsonDocument::fromJson(lines.last()).object()["kind"].toString(), QString("done"));
  for (const QByteArray& line : lines) {
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object["kind"] != "row") continue;
    QJsonObject row = object;
    row.remove("kind");
    const int index = row.take("index").toInt();
    QCOMPARE(row, jsonFile(path("follow.json"))["rows"].toArray()[index].toObject());
  }
}

void EvalTest::aCutLogGivesTheSameResult() {
  const QStringList what{"--limit", "4", "--controls", "--seed", "3", "--predictions"};
  const ProgramResult whole = eval(what + QStringList{"--log", path("cut.jsonl"), "--json", path("whole.json")});
  VERIFY_RESULT(whole.exitCode == 0, whole);
  const QByteArray log = readFile(path("cut.jsonl"));
  tests::writeFile(path("cut.jsonl"), log.left(log.size() / 2));  // in the middle of a line, most likely
  const qsizetype kept = linesOf(log.left(log.left(log.size() / 2).lastIndexOf('\n')), "answer");
  const ProgramResult again = eval(what + QStringList{"--log", path("cut.jsonl"), "--json", path("again.json")});
  VERIFY_RESULT(again.exitCode == 0 && again.err.contains("answers are taken from"), again);
  const QJsonObject first = jsonFile(path("whole.json")), second = jsonFile(path("again.json"));
  QCOMPARE(untimed(second["rows"].toArray()), untimed(first["rows"].toArray()));
  QCOMPARE(second["differences"], first["differences"]);
  QCOMPARE(second["predictions"], first["predictions"]);
  const QByteArray resumed = readFile(path("cut.jsonl"));
  QVERIFY(kept > 0 && kept < linesOf(log, "answer"));
  QCOMPARE(linesOf(resumed, "answer"), linesOf(log, "answer"));  // none was asked twice
  QCOMPARE(linesOf(resumed, "resumed"), 1);
}

void EvalTest::anInterruptedRunGoesOn() {
  const QStringList what{"--controls", "--json", path("stopped.json")};
  const QString partial = path("stopped.json.partial");
  QProcess process;
  process.start(PIC_PROGRAM, arguments(what));
  QVERIFY(process.waitForStarted(60'000));
  QTRY_VERIFY_WITH_TIMEOUT(linesOf(readFile(partial), "answer") > 3, 60'000);
  QCOMPARE(kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
  QVERIFY(process.waitForFinished(60'000));
  QCOMPARE(process.exitCode(), 130);
  QVERIFY(jsonFile(path("stopped.json"))["config"].toObject()["stopped"].toBool());
  const qsizetype before = linesOf(readFile(partial), "answer");
  QVERIFY(before < 8 * 40);
  const ProgramResult again = eval(what);
  VERIFY_RESULT(again.exitCode == 0 && again.err.contains(QByteArray::number(before) + " answers are taken"), again);
  QVERIFY(!QFile::exists(partial));
  const QJsonObject resumed = jsonFile(path("stopped.json"));
  QVERIFY(!resumed["config"].toObject()["stopped"].toBool(true));
  const ProgramResult whole = eval({"--controls", "--json", "-"});
  QCOMPARE(untimed(resumed["rows"].toArray()), untimed(whole.json()["rows"].toArray()));
}

void EvalTest::anotherEvaluationBeginsItsLogAnew() {
  const QStringList log{"--sources", "none", "--log", path("other.jsonl")};
  QCOMPARE(eval(QStringList{"--limit", "2"} + log).exitCode, 0);
  const ProgramResult other = eval(QStringList{"--limit", "2", "--seed", "9"} + log);
  VERIFY_RESULT(other.exitCode == 0 && other.err.contains("begun anew"), other);
  QCOMPARE(linesOf(readFile(path("other.jsonl")), "answer"), 4);
}

void EvalTest::aFileThatIsNoLogIsLeftAlone() {
  tests::writeFile(path("notes.txt"), "my notes\n");
  const ProgramResult result = eval({"--limit", "1", "--sources", "none", "--log", path("notes.txt")});
  QVERIFY2(result.isUserError("no log of pic eval"), result.summary());
  QCOMPARE(readFile(path("notes.txt")), QByteArray("my notes\n"));
}

PIC_TEST(EvalTest)
#include "eval_test.moc"
