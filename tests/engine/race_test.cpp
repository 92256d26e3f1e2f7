// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/race.h"

#include <QTest>

#include "engine/train/race_result.h"
#include "engine/train/toy_task.h"
#include "engine/weights/model_config.h"
#include "tests/engine/tiny_pic_model.h"
#include "tests/engine/training_files.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::RaceConfig;
using engine::RacePoint;
using engine::RaceResult;
using Json = nlohmann::json;

namespace {

std::vector<double> valuesOf(const engine::RaceCurve& curve) {
  std::vector<double> values;
  for (const RacePoint& point : curve.points) values.push_back(point.value);
  return values;
}

const engine::RaceMeasure* measureOf(const RaceResult& result, const std::string& name) {
  for (const engine::RaceMeasure& measure : result.measures) {
    if (measure.name == name) return &measure;
  }
  return nullptr;
}

}  // namespace

class RaceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void passingTakesTwoEvaluationsInARow();
  void armsThatAreAlikeRunAlikeBecauseTheySeeTheSameBatches();
  void everySeedHasItsOwnBaseline();
  void aStoppedRaceGoesOnToTheSameResult();
  void aPauseFileStopsTheRace();
  void anotherConfigurationIsNotResumed();
  void theResultFileSaysWhatWasMeasured();
  void whatIsWrongInAConfigurationIsNamed_data();
  void whatIsWrongInAConfigurationIsNamed();
  void theToyTaskIsOneTokenASymbol();

 private:
  Json tinyRace() const;
  RaceConfig configured(const Json& json, const std::string& output);
  // After `stopAfter` steps of all runs together it is asked to stop, when that is not 0.
  engine::RaceSummary run(const RaceConfig& config, bool resume = false, int stopAfter = 0);
  tests::TrainingFiles m_files;
  RaceConfig m_config;
  RaceResult m_result;
};

// Two arms of one kind and a third, on running text.
Json RaceTest::tinyRace() const {
  return {{"training",
           {{"start", {{"config", "shape.json"}}},
            {"tokenizer", tests::ownTokenizer().string()},
            {"data", {{{"path", "articles.jsonl"}, {"kind", "text"}}}},
            {"objectives", {{"autoencode", 1}}},
            {"ratios", {{"4", 1}}},
            {"steps", 4},
            {"autoencode_batch", 4},
            {"min_tokens", 16},
            {"max_tokens", 32},
            {"segment_tokens", 32},
            {"question_position", 32},
            {"evaluation", {{"every", 2}, {"questions", 0}, {"examples", 4}, {"ratios", {4}}}},
            {"device", "cpu"},
            {"dtype", "float32"},
            {"threads", 1}}},
          {"compressor", {{"memory_input", "mean"}}},
          {"arms",
           {{{"name", "again"}, {"compressor", {{"mask", "full"}}}},
            {{"name", "full"}, {"compressor", {{"mask", "full"}}}},
            {{"name", "pooled"}, {"compressor", {{"mask", "pool-mean"}}}, {"optimizer", {{"rate", 0.002}}}}}},
          {"baseline", "full"},
          {"seeds", {3, 5}}};
}

RaceConfig RaceTest::configured(const Json& json, const std::string& output) {
  return engine::readRaceConfig(m_files.write("race.json", json.dump()), m_files.folder() / output);
}

engine::RaceSummary RaceTest::run(const RaceConfig& config, bool resume, int stopAfter) {
  std::stop_source stop;
  int steps = 0;
  return engine::race(config, resume, stop.get_token(), {}, [&](const engine::ProgressReport& report) {
    if (report.unit == "steps" && ++steps == stopAfter) stop.request_stop();
  });
}

void RaceTest::initTestCase() {
  m_files.write("articles.jsonl", tests::articleLines(30));
  m_files.write("shape.json", engine::writeModelConfig(tests::tinyPicShape(1, 16)));
  m_config = configured(tinyRace(), "whole");
  const engine::RaceSummary summary = run(m_config);
  QVERIFY(!summary.stopped && summary.result.finished);
  m_result = summary.result;
}

void RaceTest::passingTakesTwoEvaluationsInARow() {
  const std::vector<RacePoint> points{{10, 1, 0.5}, {20, 2, 0.7}, {30, 3, 0.6}, {40, 4, 0.7}, {50, 5, 0.9}};
  QCOMPARE(engine::passingPoint(points, 0.7)->step, 40);  // at 20 it was alone
  QCOMPARE(engine::passingPoint(points, 0.5)->step, 10);
  QVERIFY(!engine::passingPoint(points, 0.9));  // the last one has no second
  QVERIFY(!engine::passingPoint({}, 0));
}

void RaceTest::armsThatAreAlikeRunAlikeBecauseTheySeeTheSameBatches() {
  QCOMPARE(m_result.arms, (std::vector<std::string>{"full", "again", "pooled"}));  // the baseline comes first
  const engine::RaceMeasure* accuracy = measureOf(m_result, "accuracy");
  QVERIFY(accuracy && accuracy->curves.size() == 6);
  for (const std::size_t seed : {0, 3}) {
    QCOMPARE(accuracy->curves[seed].points.size(), std::size_t{2});
    QCOMPARE(valuesOf(accuracy->curves[seed]), valuesOf(accuracy->curves[seed + 1]));
  }
  const auto decoder = [&](const char* run) { return tests::read(m_config.output / "runs" / run / "model/decoder.safetensors"); };
  QVERIFY(!decoder("full-3").empty());
  QVERIFY(decoder("full-3") == decoder("again-3"));
  QVERIFY(decoder("full-3") != decoder("full-5"));
  QVERIFY(decoder("full-3") != decoder("pooled-3"));
}

void RaceTest::everySeedHasItsOwnBaseline() {
  const engine::RaceMeasure* accuracy = measureOf(m_result, "accuracy");
  for (const std::size_t seed : {0, 3}) {
    QVERIFY(!accuracy->curves[seed].passed);
    const auto passed = engine::passingPoint(accuracy->curves[seed + 2].points, accuracy->curves[seed].best->value);
    QCOMPARE(accuracy->curves[seed + 2].passed, passed);
    QCOMPARE(accuracy->curves[seed + 2].seed, std::uint64_t{seed == 0 ? 3U : 5U});
  }
  const engine::RaceMeasure* diagonal = measureOf(m_result, "diagonal");
  QVERIFY(diagonal && !diagonal->decides);
  QVERIFY(diagonal->curves[2].points.empty());  // the mean of a chunk looks nowhere
}

void RaceTest::aStoppedRaceGoesOnToTheSameResult() {
  const RaceConfig config = configured(tinyRace(), "stopped");
  QVERIFY(run(config, false, 7).stopped);  // in the second arm
  const engine::RaceSummary first = {engine::readRaceResult(config), true};
  QVERIFY(!first.result.finished);
  const engine::RaceSummary summary = run(config, true);
  QVERIFY(summary.result.finished);
  const engine::RaceMeasure *parts = measureOf(summary.result, "accuracy"), *whole = measureOf(m_result, "accuracy");
  for (std::size_t i = 0; i < whole->curves.size(); ++i) QCOMPARE(valuesOf(parts->curves[i]), valuesOf(whole->curves[i]));
  for (const char* run : {"full-3", "again-3", "pooled-5"}) {
    const std::filesystem::path file = std::filesystem::path("runs") / run / "model/decoder.safetensors";
    QVERIFY2(tests::read(config.output / file) == tests::read(m_config.output / file), run);
  }
}

void RaceTest::aPauseFileStopsTheRace() {
  const RaceConfig config = configured(tinyRace(), "paused");
  const engine::RaceSummary summary = engine::race(config, false, {}, [&](const std::string& line) {
    if (Json::parse(line).at("kind") == "evaluation") m_files.write("paused/pause", "");
  });
  QVERIFY(summary.stopped);
  QVERIFY(!std::filesystem::exists(config.output / "pause"));
  QVERIFY(std::filesystem::exists(config.output / "runs/full-3/checkpoint/state.json"));
}

void RaceTest::anotherConfigurationIsNotResumed() {
  Json other = tinyRace();
  other["training"]["steps"] = 6;
  RaceConfig config = configured(other, "whole");
  QVERIFY(tests::errorOf([&] { run(config, true); }).contains("another configuration"));
  config = configured(tinyRace(), "whole");
  QVERIFY(tests::errorOf([&] { run(config); }).contains("already holds a race"));
  config = configured(tinyRace(), "nowhere");
  QVERIFY(tests::errorOf([&] { run(config, true); }).contains("no race to resume"));
}

void RaceTest::theResultFileSaysWhatWasMeasured() {
  const Json json = Json::parse(tests::read(m_config.output / "race.json"));
  QVERIFY(json.at("finished").get<bool>());
  QCOMPARE(json.at("arms")[0].at("compressor").at("memory_input").get<std::string>(), std::string("mean"));
  QCOMPARE(json.at("measures").size(), std::size_t{2});
  const Json& curve = json.at("measures")[0].at("curves")[0];
  QCOMPARE(curve.at("points").size(), std::size_t{2});
  QCOMPARE(curve.at("points")[1][0].get<int>(), 4);
  QCOMPARE(json.at("machine").at("threads").get<int>(), 1);
  std::set<std::string> mapped;
  for (const Json& map : json.at("maps")) {
    mapped.insert(map.at("arm").get<std::string>());
    QCOMPARE(map.at("seed").get<int>(), 3);
  }
  QCOMPARE(mapped, (std::set<std::string>{"again", "full"}));
  std::set<std::pair<std::string, int>> logged;
  std::istringstream lines(tests::read(m_config.output / "race.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const Json entry = Json::parse(line);
    if (entry.at("kind") == "done") logged.insert({entry.at("arm").get<std::string>(), entry.at("seed").get<int>()});
  }
  QCOMPARE(logged.size(), std::size_t{6});
}

void RaceTest::whatIsWrongInAConfigurationIsNamed_data() {
  QTest::addColumn<QString>("patch");
  QTest::addColumn<QString>("named");
  QTest::newRow("unknown key") << R"({"sedes": [1]})" << "sedes";
  QTest::newRow("one arm") << R"({"arms": [{"name": "full"}]})" << "at least 2";
  QTest::newRow("twins") << R"({"arms": [{"name": "full"}, {"name": "full"}]})" << "two arms \"full\"";
  QTest::newRow("a path for a name") << R"({"arms": [{"name": "full"}, {"name": "../x"}]})" << "../x";
  QTest::newRow("no such baseline") << R"({"baseline": "best"})" << "\"best\"";
  QTest::newRow("no seed") << R"({"seeds": []})" << "seeds";
  QTest::newRow("no such task") << R"({"task": "hard"})" << "\"hard\"";
  QTest::newRow("given by the race") << R"({"training": {"seed": 1}})" << "\"seed\"";
}

void RaceTest::whatIsWrongInAConfigurationIsNamed() {
  QFETCH(QString, patch);
  QFETCH(QString, named);
  Json json = tinyRace();
  json.merge_patch(Json::parse(patch.toStdString()));
  const QString sentence = tests::errorOf([&] { configured(json, "wrong"); });
  QVERIFY2(sentence.contains(named), qPrintable(sentence));
}

void RaceTest::theToyTaskIsOneTokenASymbol() {
  engine::writeToyTask(m_files.folder() / "toy");
  const auto tokenizer = engine::openTokenizer(m_files.folder() / "toy");
  QCOMPARE(tokenizer->encode("abz5").ids, (std::vector<std::int32_t>{0, 1, 25, 31}));
  QCOMPARE(tokenizer->decode({0, 1, 25, 31}), std::string("abz5"));
  QCOMPARE(tokenizer->size(), 32 + 9);
  RaceConfig config = engine::readRaceConfig(std::filesystem::path(PIC_SOURCE_DIR) / "resources/races/small.json",
                                             m_files.folder() / "small");
  engine::writeToyTask(engine::toyFolder(config.output));
  const engine::TrainConfig training = engine::raceTraining(config, config.arms.back(), 7);
  QCOMPARE(training.compressors.front().config.layers, 3);
  QCOMPARE(training.compressors.front().config.mask.name, std::string("pic"));
  QCOMPARE(training.start.shape->layers, 2);
  QCOMPARE(training.seed, std::uint64_t{7});
}

PIC_TEST(RaceTest)
#include "race_test.moc"
