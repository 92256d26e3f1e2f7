// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/trainer.h"

#include <QTest>
#include <set>

#include "engine/train/checkpoint.h"
#include "tests/engine/tiny_training.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::TrainConfig;
using engine::TrainSummary;
using Json = nlohmann::json;
using std::filesystem::path;

namespace {

constexpr const char* kDecoder = "checkpoint/model/decoder.safetensors";
constexpr const char* kCompressor = "checkpoint/model/compressors/pic.safetensors";
constexpr const char* kMoments = "checkpoint/optimizer.safetensors";

}  // namespace

class TrainerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void aResumedRunIsTheRunInOneGoBitForBit();
  void stoppingSavesWhatWasDone();
  void aRunWritesAModelThatCanBeLoaded();
  void theLogTellsEveryStep();
  void aFrozenDecoderStaysAsItWas();
  void aNewCompressorCopiesTheDecodersLayers();
  void aRunThatDiedBetweenTwoRenamesIsFound();
  void aDamagedCheckpointIsRefusedWithItsName();
  void whatCannotStartIsRefused();

 private:
  TrainConfig configured(const std::string& output, int steps) const { return tests::tinyTraining(m_files, output, steps); }
  TrainSummary run(const TrainConfig& config, bool resume = false, int stopAfter = 0);
  static std::string bytes(const TrainConfig& config, const char* file) { return tests::read(config.output / file); }

  tests::TrainingFiles m_files;
  TrainConfig m_whole;
  std::vector<Json> m_log;
};

// `stopAfter` steps it is asked to stop, when that is not 0.
TrainSummary TrainerTest::run(const TrainConfig& config, bool resume, int stopAfter) {
  m_log.clear();
  std::stop_source stop;
  return engine::train(config, resume, stop.get_token(), [&](const std::string& line) {
    m_log.push_back(Json::parse(line));
    if (m_log.back()["kind"] == "step" && m_log.back()["step"] == stopAfter) stop.request_stop();
  });
}

void TrainerTest::initTestCase() {
  m_files.write("articles.jsonl", tests::articleLines(30));
  m_whole = configured("whole", 6);
  const TrainSummary summary = run(m_whole);
  QCOMPARE(summary.steps, 6);
  QVERIFY(!summary.stopped);
  QVERIFY(summary.lastLoss > 0);
}

void TrainerTest::aResumedRunIsTheRunInOneGoBitForBit() {
  const TrainConfig config = configured("parts", 6);
  QVERIFY(run(config, false, 3).stopped);
  const TrainSummary summary = run(config, true);
  QCOMPARE(summary.steps, 6);
  QVERIFY(!summary.stopped);
  for (const char* file : {kDecoder, kCompressor, kMoments, "model/decoder.safetensors"}) {
    QVERIFY(!bytes(config, file).empty());
    QVERIFY2(bytes(config, file) == bytes(m_whole, file), file);
  }
}

void TrainerTest::stoppingSavesWhatWasDone() {
  const TrainConfig config = configured("stopped", 6);
  const TrainSummary summary = run(config, false, 2);
  QVERIFY(summary.stopped);
  QCOMPARE(summary.steps, 2);
  QCOMPARE(Json::parse(bytes(config, "checkpoint/state.json")).at("step").get<int>(), 2);
  QVERIFY(!std::filesystem::exists(config.output / "model"));
  QVERIFY(bytes(config, kDecoder) != bytes(m_whole, kDecoder));
  QCOMPARE(m_log.back()["kind"].get<std::string>(), std::string("done"));
  QVERIFY(m_log.back()["stopped"].get<bool>());
}

void TrainerTest::aRunWritesAModelThatCanBeLoaded() {
  const auto folder = engine::openModelFolder(m_whole.output / "model");
  const engine::PicModel model = engine::loadPicModel(folder, at::kFloat);
  QCOMPARE(model.compressors.size(), std::size_t{2});
  QCOMPARE(model.compressor("full").config().mask.name, std::string("full"));
  QCOMPARE(model.compressor("pic").config().trainedRatios, std::vector<double>{4});
  QCOMPARE(model.config.defaultCompressor, std::string("pic"));
  QCOMPARE(model.tokenizer->size(), tests::kOwnVocabulary);
  const QString sentence = tests::errorOf([&] { model.compressor("step"); });
  QVERIFY2(sentence.contains("'step'") && sentence.contains("pic, full"), qPrintable(sentence));
}

void TrainerTest::theLogTellsEveryStep() {
  std::ifstream stream(m_whole.output / "log.jsonl");
  std::set<int> steps;
  std::string line, last;
  while (std::getline(stream, line)) {
    const Json json = Json::parse(line);
    last = json.at("kind").get<std::string>();
    if (last != "step") continue;
    steps.insert(json.at("step").get<int>());
    QVERIFY(json.at("targets").get<int>() > 0);
    QVERIFY(json.at("loss").get<double>() > 0);
    QVERIFY(json.at("seconds_left").get<double>() >= 0);
  }
  QCOMPARE(steps, (std::set<int>{1, 2, 3, 4, 5, 6}));
  QCOMPARE(last, std::string("done"));
}

// The way compressors are trained for a decoder that others use already.
void TrainerTest::aFrozenDecoderStaysAsItWas() {
  TrainConfig config = configured("frozen", 2);
  config.start = {.model = m_whole.output / "model"};
  config.optimizer.rateFactors = {{"decoder.", 0}};
  config.objectives = {{engine::Objective::Autoencode, 1}};
  config.ratios = {{4, 1}};
  run(config);
  QVERIFY(bytes(config, "model/decoder.safetensors") == bytes(m_whole, "model/decoder.safetensors"));
  QVERIFY(bytes(config, "model/compressors/pic.safetensors") != bytes(m_whole, "model/compressors/pic.safetensors") ||
          bytes(config, "model/compressors/full.safetensors") != bytes(m_whole, "model/compressors/full.safetensors"));
}

void TrainerTest::aNewCompressorCopiesTheDecodersLayers() {
  TrainConfig config = configured("joined", 1);
  config.start = {.model = m_whole.output / "model"};
  config.optimizer.rateFactors = {{"", 0}, {"compressor.step.memory_token", 1}};
  config.compressors = {{tests::tinyCompressorConfig("step"), "", 1}};
  config.ratios = {{4, 1}};
  run(config);
  const path start = m_whole.output / "model" / "decoder.safetensors";
  const path made = config.output / "model" / "compressors" / "step.safetensors";
  const auto decoder = engine::Safetensors::open(start), compressor = engine::Safetensors::open(made);
  int compared = 0;
  for (const auto& [name, tensor] : decoder.tensors()) {
    const auto copy = compressor.tensors().find("backbone." + name);
    if (copy == compressor.tensors().end()) continue;
    QVERIFY2(std::ranges::equal(copy->second.bytes, tensor.bytes), name.c_str());
    ++compared;
  }
  QVERIFY(compared >= 16);
}

void TrainerTest::aRunThatDiedBetweenTwoRenamesIsFound() {
  const TrainConfig config = configured("died", 6);
  QVERIFY(run(config, false, 3).stopped);
  std::filesystem::rename(config.output / "checkpoint", config.output / "checkpoint.old");
  QVERIFY(engine::findCheckpoint(config.output) == config.output / "checkpoint.old");
  QCOMPARE(run(config, true).steps, 6);
  QVERIFY(bytes(config, kDecoder) == bytes(m_whole, kDecoder));
  QVERIFY(!std::filesystem::exists(config.output / "checkpoint.old"));
}

void TrainerTest::aDamagedCheckpointIsRefusedWithItsName() {
  const TrainConfig config = configured("damaged", 6);
  QVERIFY(run(config, false, 1).stopped);
  const std::string moments = bytes(config, kMoments);
  tests::write(config.output / kMoments, moments.substr(0, moments.size() / 2));
  QVERIFY(tests::errorOf([&] { run(config, true); }).contains("optimizer.safetensors"));
  tests::write(config.output / kMoments, moments);
  tests::write(config.output / "checkpoint/state.json", "{");
  QVERIFY(tests::errorOf([&] { run(config, true); }).contains("state.json"));
}

void TrainerTest::whatCannotStartIsRefused() {
  QVERIFY(tests::errorOf([&] { run(m_whole); }).contains("already holds a run"));
  const TrainConfig fresh = configured("fresh", 6);
  QVERIFY(tests::errorOf([&] { run(fresh, true); }).contains("holds no checkpoint"));
  TrainConfig silent = configured("silent", 6);
  silent.tokenizer.clear();
  QVERIFY(tests::errorOf([&] { run(silent); }).contains("needs a tokenizer"));
  TrainConfig started = configured("started", 6);
  started.start = {.model = m_whole.output / "model"};
  started.compressors.front().start = "step";
  QVERIFY(tests::errorOf([&] { run(started); }).contains("no compressor 'step'"));
}

PIC_TEST(TrainerTest)
#include "trainer_test.moc"
