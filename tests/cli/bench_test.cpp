// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QObject>
#include <QTest>

#include "tests/cli/tiny_model.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

// `pic bench` counts and sums up as it says; how fast it is, is no test.
class BenchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyJobIsMeasuredInEverySize();
  void aBackboneIsReadAndContinued();
  void anUnknownJobIsAUsageError();
};

void BenchTest::everyJobIsMeasuredInEverySize() {
  const ProgramResult result =
      runPic({"bench", "--model", tests::tinyModel(), "--runs", "3", "--warm-up", "1", "--batches", "1,2", "--lengths",
              "32,80", "--new-tokens", "4", "--threads", "1", "--dtype", "float32", "--json", "-"});
  VERIFY_RESULT(result.exitCode == 0, result);
  const QJsonObject json = result.json();
  const QJsonArray results = json["results"].toArray();
  QCOMPARE(results.size(), 5 * 2 * 2);
  for (const auto& value : results) {
    const QJsonObject one = value.toObject();
    QCOMPARE(one["runs"].toInt(), 3);
    QVERIFY(one["quartile_low_ms"].toDouble() <= one["median_ms"].toDouble());
    QVERIFY(one["median_ms"].toDouble() <= one["quartile_high_ms"].toDouble());
    QVERIFY(one["median_ms"].toDouble() > 0 && one["flops"].toDouble() > 0 && one["bytes"].toDouble() > 0);
  }
  const auto flops = [&](int index) { return results[index].toObject()["flops"].toDouble(); };
  QCOMPARE(results[0].toObject()["job"].toString(), QString("compress"));
  QCOMPARE(flops(2), 2 * flops(0));  // twice the batch
  QVERIFY(flops(1) > 2 * flops(0));  // 80 tokens are three segments of 32
  QVERIFY(json["roofline"]["bytes_per_second"].toDouble() > 1e8);
  QVERIFY(json["roofline"]["flops_per_second"].toDouble() > 1e8);
  QVERIFY(json["config"]["machine"].toObject().contains("load"));
}

void BenchTest::aBackboneIsReadAndContinued() {
  const ProgramResult result = runPic({"bench", "--model", tests::kStoriesModel, "--runs", "1", "--warm-up", "0",
                                       "--lengths", "16", "--new-tokens", "4", "--threads", "1", "--json", "-"});
  VERIFY_RESULT(result.exitCode == 0, result);
  QStringList jobs;
  for (const auto& one : result.json()["results"].toArray()) jobs << one.toObject()["job"].toString();
  QCOMPARE(jobs, (QStringList{"prefill", "decode"}));
}

void BenchTest::anUnknownJobIsAUsageError() {
  const ProgramResult result = runPic({"bench", "--jobs", "fly"});
  VERIFY_RESULT(result.exitCode == 2 && result.err.contains("--jobs"), result);
}

PIC_TEST(BenchTest)
#include "bench_test.moc"
