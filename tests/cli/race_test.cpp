// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include "tests/cli/tiny_model.h"
#include "tests/registry.h"

using tests::ProgramResult;
using tests::runPic;

// `pic race` and `pic peers` as a user's shell runs them.
class RaceCommandTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theToyIsRacedShownAndNotBegunTwice();
  void aMistakeIsOneLine();
  void peersAreListedWithTheirSources();
};

// Four steps instead of 300: the task, two arms and the table are the real ones.
void RaceCommandTest::theToyIsRacedShownAndNotBegunTwice() {
  QTemporaryDir folder;
  const QString config = folder.filePath("race.json"), output = folder.filePath("out");
  tests::writeFile(config, R"({"task": "toy", "arms": [{"name": "full", "compressor": {"mask": "full"}}, {"name": "pic"}],
    "training": {"steps": 4, "autoencode_batch": 4, "evaluation": {"every": 2, "examples": 4}, "threads": 1}})");
  const ProgramResult result = runPic({"race", config, "-o", output, "--quiet"});
  VERIFY_RESULT(result.exitCode == 0, result);
  VERIFY_RESULT(result.out.startsWith("Accuracy of autoencode at 8×\n"), result);
  VERIFY_RESULT(result.out.contains("passes full: "), result);
  const ProgramResult shown = runPic({"race", config, "-o", output, "--show"});
  QCOMPARE(shown.out, result.out);
  VERIFY_RESULT(runPic({"race", config, "-o", output}).isUserError("already holds a race"), result);
  QFile file(output + "/race.json");
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
  QVERIFY(json["finished"].toBool());
  QCOMPARE(json["maps"].toArray().first().toObject()["memories"].toInt(), 6);
  const ProgramResult asked = runPic({"info", "--model", output + "/runs/pic-1/model"});  // a model like any other
  VERIFY_RESULT(asked.exitCode == 0, asked);
}

void RaceCommandTest::aMistakeIsOneLine() {
  QTemporaryDir folder;
  const QString config = folder.filePath("race.json");
  tests::writeFile(config, R"({"task": "toy", "arms": [{"name": "a"}, {"name": "b", "compressor": {"mask": "pci"}}]})");
  const ProgramResult result = runPic({"race", config, "-o", folder.filePath("out")});
  VERIFY_RESULT(result.isUserError("'pci'"), result);
  VERIFY_RESULT(runPic({"race", folder.filePath("none.json")}).isUserError("none.json"), result);
}

void RaceCommandTest::peersAreListedWithTheirSources() {
  const ProgramResult text = runPic({"peers"}), json = runPic({"peers", "--json"});
  VERIFY_RESULT(text.exitCode == 0 && text.out.contains("source: Ge et al. 2023, arXiv 2307.06945"), text);
  const QJsonArray peers = QJsonDocument::fromJson(json.out).array();
  QVERIFY(peers.size() >= 10);
  QCOMPARE(peers.first().toObject()["compressor"].toObject()["memory_tokens"].toInt(), 128);
}

PIC_TEST(RaceCommandTest)
#include "race_test.moc"
