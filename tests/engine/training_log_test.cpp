// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/train/trainer.h"
#include "tests/engine/tiny_training.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::TrainConfig;
using engine::TrainSummary;
using Json = nlohmann::json;

namespace {

std::vector<Json> linesOf(const std::filesystem::path& file) {
  std::vector<Json> lines;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) lines.push_back(Json::parse(line));
  return lines;
}

std::vector<Json> ofKind(const std::vector<Json>& lines, const std::string& kind) {
  std::vector<Json> found;
  for (const Json& line : lines) {
    if (line.at("kind") == kind) found.push_back(line);
  }
  return found;
}

}  // namespace

// What a run tells while it goes on: docs/formats.md, "Run folder".
class TrainingLogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void heldOutTargetsAreToldForEverySourceAndObjective();
  void withoutContextNothingButTheTextItselfIsKnown();
  void theDiagonalIsWholeUnderPicAndSpreadUnderTheFullMask();
  void mapsShowWhereMemoriesLookBeforeAndAfter();
  void aLinesMeansAreThoseOfTheStepsSinceTheLast();
  void aPauseFileSavesAndLeavesAndResumingIsTheRunInOneGo();

 private:
  tests::TrainingFiles m_files;
  TrainConfig m_config;
  std::vector<Json> m_lines;
  Json m_evaluation;
};

void TrainingLogTest::initTestCase() {
  m_files.write("articles.jsonl", tests::articleLines(30));
  m_config = tests::tinyTraining(m_files, "logged", 5);
  m_config.minTokens = m_config.maxTokens = 24;
  m_config.logEvery = 2;
  m_config.evaluation = {5, 0, {1, 4}, 4, 4, true};
  engine::train(m_config, false, {});
  m_lines = linesOf(m_config.output / "log.jsonl");
  const auto evaluations = ofKind(m_lines, "evaluation");
  QCOMPARE(evaluations.size(), std::size_t{1});
  m_evaluation = evaluations.front();
}

void TrainingLogTest::heldOutTargetsAreToldForEverySourceAndObjective() {
  std::map<std::string, int> sources;
  for (const Json& score : m_evaluation.at("taught")) {
    ++sources[score.at("source").get<std::string>() + " " + score.at("compressor").get<std::string>()];
    QVERIFY(score.at("targets").get<int>() > 0 && score.at("loss").get<double>() > 0);
    QVERIFY(score.at("accuracy").get<double>() >= 0 && score.at("accuracy").get<double>() <= 1);
  }
  QCOMPARE(sources, (std::map<std::string, int>{{"none ", 3}, {"full ", 3}, {"memory pic", 3}, {"memory full", 3}}));
}

// 24 tokens and the end of the text are told in each of four segments, whatever is read.
void TrainingLogTest::withoutContextNothingButTheTextItselfIsKnown() {
  for (const Json& score : m_evaluation.at("taught")) {
    if (score.at("objective") == "autoencode") QCOMPARE(score.at("targets").get<int>(), 4 * 25);
    if (score.at("source") != "none") continue;
    QVERIFY(score.at("loss").get<double>() < 1.5 * std::log(tests::kOwnVocabulary));
  }
}

void TrainingLogTest::theDiagonalIsWholeUnderPicAndSpreadUnderTheFullMask() {
  int seen = 0;
  for (const Json& memory : m_evaluation.at("memories")) {
    const double diagonal = memory.at("diagonal").get<double>();
    QCOMPARE(memory.at("layers").size(), std::size_t{1});
    QVERIFY(memory.at("memory_norm").get<double>() > 0 && memory.at("embedding_norm").get<double>() > 0);
    if (memory.at("compressor") == "pic") QVERIFY(std::abs(diagonal - 1) < 1e-3);
    if (memory.at("compressor") == "full") QVERIFY2(std::abs(diagonal - 4.0 / 24) < 0.1, qPrintable(QString::number(diagonal)));
    ++seen;
  }
  QCOMPARE(seen, 2);
}

void TrainingLogTest::mapsShowWhereMemoriesLookBeforeAndAfter() {
  const auto maps = linesOf(m_config.output / "maps.jsonl");
  QCOMPARE(maps.size(), std::size_t{4});  // two compressors, before the first step and at the evaluation
  QCOMPARE(maps.front().at("step").get<int>(), 0);
  QCOMPARE(maps.back().at("step").get<int>(), 5);
  for (const Json& map : maps) {
    QCOMPARE(map.at("memories").get<int>(), 6);
    QCOMPARE(map.at("tokens").get<int>(), 24);
    const auto cells = map.at("cells").get<std::vector<int>>();
    QCOMPARE(cells.size(), std::size_t{6 * 24});
    for (int memory = 0; memory < 6; ++memory) {
      double sum = 0;
      for (int token = 0; token < 24; ++token) {
        const double share = std::pow(cells[static_cast<std::size_t>(memory * 24 + token)] / 255.0, 2);
        const bool own = token / 4 == memory;
        if (map.at("compressor") == "pic" && !own) QCOMPARE(share, 0.0);
        sum += share;
      }
      QVERIFY2(std::abs(sum - 1) < 0.05, qPrintable(QString::number(sum)));
    }
  }
}

void TrainingLogTest::aLinesMeansAreThoseOfTheStepsSinceTheLast() {
  std::vector<int> counts;
  for (const Json& line : ofKind(m_lines, "step")) {
    int count = 0;
    for (const auto& [objective, mean] : line.at("objectives").items()) count += mean.at("steps").get<int>();
    counts.push_back(count);
  }
  QCOMPARE(counts, (std::vector<int>{1, 1, 2}));  // lines at steps 1, 2 and 4
}

void TrainingLogTest::aPauseFileSavesAndLeavesAndResumingIsTheRunInOneGo() {
  TrainConfig config = m_config;
  config.output = m_files.folder() / "paused";
  config.logEvery = 1;
  const TrainSummary paused = engine::train(config, false, {}, [&](const std::string& line) {
    const Json json = Json::parse(line);
    if (json.at("kind") == "step" && json.at("step") == 2) m_files.write("paused/pause", "");
  });
  QVERIFY(paused.stopped);
  QCOMPARE(paused.steps, 2);
  QVERIFY(!std::filesystem::exists(config.output / "pause"));
  QCOMPARE(engine::train(config, true, {}).steps, 5);
  const char* decoder = "model/decoder.safetensors";
  QVERIFY(tests::read(config.output / decoder) == tests::read(m_config.output / decoder));
}

PIC_TEST(TrainingLogTest)
#include "training_log_test.moc"
