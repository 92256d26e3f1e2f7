// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/train_config.h"

#include <QTest>

#include "engine/pic/masks.h"
#include "tests/engine/training_files.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::Objective;
using engine::TrainConfig;
using Json = nlohmann::json;

namespace {

// The least that a run needs.
Json least() {
  return {{"output", "run"},
          {"start", {{"model", "from"}}},
          {"data", {{{"path", "texts.jsonl"}}}},
          {"objectives", {{"quote", 1}}}};
}

Json with(const char* place, const Json& value) {
  Json json = least();
  json[Json::json_pointer(place)] = value;
  return json;
}

}  // namespace

class TrainConfigTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLeastIsEnoughAndPathsCountFromTheFile();
  void everythingThatIsSaidIsRead();
  void aCommentIsAllowed();
  void aStartMayBeAShape();
  void whatIsWrongIsNamed_data();
  void whatIsWrongIsNamed();
  void aMissingFileIsNamed();
  void objectivesHaveTheNamesTheyAreReadBy();

 private:
  TrainConfig read(const std::string& json) const { return engine::readTrainConfig(m_files.write("train.json", json)); }
  tests::TrainingFiles m_files;
};

void TrainConfigTest::theLeastIsEnoughAndPathsCountFromTheFile() {
  const TrainConfig config = read(least().dump());
  QVERIFY(config.output == m_files.folder() / "run");
  QVERIFY(config.start.model == m_files.folder() / "from");
  QVERIFY(config.data.front().path == m_files.folder() / "texts.jsonl");
  QCOMPARE(config.data.front().kind, std::string("text"));
  QCOMPARE(config.ratios, (std::map<double, double>{{1, 1}}));
  QCOMPARE(read(with("/output", "/elsewhere").dump()).output.string(), std::string("/elsewhere"));
}

void TrainConfigTest::everythingThatIsSaidIsRead() {
  Json json = least();
  json.update(Json::parse(R"({
    "tokenizer": "t.model", "cache": "c", "held_out": 0.1, "data": [{"path": "q.jsonl", "kind": "qa"}],
    "compressors": [{"name": "p", "mask": {"memory_to_memory": "group"}, "bidirectional_context": true, "memory_input": "mean",
                     "memory_output": "residual", "memories_per_chunk": 2, "positions": "seq", "start": "q", "weight": 0.5}],
    "objectives": {"autoencode": 2, "plain_language": 1}, "ratios": {"1": 1, "2.5": 3},
    "objective_ratios": {"autoencode": {"4": 1}},
    "steps": 7, "batch": 3, "autoencode_batch": 2, "accumulate": 4, "min_tokens": 5, "max_tokens": 50, "several_segments": 0.25,
    "max_segments": 6, "distillation": 1.5,
    "optimizer": {"rate": 1e-3, "rate_factors": {"decoder.": 0}, "warmup": 9, "final_rate": 0.2, "weight_decay": 0.3, "beta2": 0.9,
                  "clip": 0.4},
    "evaluation": {"every": 8, "questions": 11, "ratios": [1, 2], "max_tokens": 12},
    "segment_tokens": 64, "seed": 13, "device": "cpu", "dtype": "float32", "threads": 2, "log_every": 3, "checkpoint_every": 4})"));
  const TrainConfig c = read(json.dump());
  QVERIFY(c.tokenizer == m_files.folder() / "t.model" && c.dataOptions.cache == m_files.folder() / "c");
  QCOMPARE(c.dataOptions.heldOutFraction, 0.1);
  QCOMPARE(c.data.front().kind, std::string("qa"));
  const engine::CompressorPlan& plan = c.compressors.front();
  QVERIFY(plan.config.name == "p" && plan.config.weights == "compressors/p.safetensors" && plan.start == "q");
  QVERIFY(plan.config.mask.rules.memoryToMemory == engine::MemoryToMemory::Group && !plan.config.causalContext);
  QVERIFY(plan.config.memoryInput == "mean" && plan.config.memoryOutput == "residual" &&
          plan.config.positions == "seq");
  QVERIFY(plan.config.memoriesPerChunk == 2 && plan.weight == 0.5);
  QCOMPARE(c.objectives, (std::map<Objective, double>{{Objective::Autoencode, 2}, {Objective::PlainLanguage, 1}}));
  QCOMPARE(c.ratios, (std::map<double, double>{{1, 1}, {2.5, 3}}));
  QCOMPARE(engine::ratiosFor(c, Objective::Autoencode), (std::map<double, double>{{4, 1}}));
  QCOMPARE(engine::ratiosFor(c, Objective::PlainLanguage), c.ratios);
  QVERIFY(c.steps == 7 && c.batch == 3 && c.autoencodeBatch == 2 && c.accumulate == 4 && c.minTokens == 5 &&
          c.maxTokens == 50);
  QVERIFY(c.severalSegments == 0.25 && c.maxSegments == 6 && c.distillation == 1.5);
  const engine::OptimizerPlan& o = c.optimizer;
  QVERIFY(o.rate == 1e-3 && o.warmup == 9 && o.finalRate == 0.2 && o.weightDecay == 0.3 && o.beta2 == 0.9 &&
          o.clip == 0.4);
  QCOMPARE(o.rateFactors, (std::map<std::string, double>{{"decoder.", 0}}));
  QVERIFY(c.evaluation.every == 8 && c.evaluation.questions == 11 && c.evaluation.maxTokens == 12);
  QCOMPARE(c.evaluation.ratios, (std::vector<double>{1, 2}));
  QVERIFY(c.pic.segmentTokens == 64 && c.seed == 13 && c.device == "cpu" && c.dtype == "float32" && c.threads == 2);
  QVERIFY(c.logEvery == 3 && c.checkpointEvery == 4);
}

void TrainConfigTest::aCommentIsAllowed() { QCOMPARE(read("// why\n" + least().dump()).steps, 1000); }

void TrainConfigTest::aStartMayBeAShape() {
  Json json = with("/start", {{"config", std::string(PIC_TEST_DATA) + "/bert-tiny/masked-lm/config.json"}});
  QCOMPARE(read(json.dump()).start.shape->width, 32);
  json["start"]["bert"] = "model.safetensors";
  json["start"]["vocabulary"] = "vocab.txt";
  QVERIFY(read(json.dump()).start.vocabulary == m_files.folder() / "vocab.txt");
}

void TrainConfigTest::whatIsWrongIsNamed_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* name, const Json& json, const char* words) {
    QTest::newRow(name) << QString::fromStdString(json.dump()) << QString(words);
  };
  QTest::newRow("not JSON") << "{"
                            << "train.json is not valid JSON";
  row("not an object", Json::array(), "train.json must be an object");
  row("unknown key", with("/step", 3), "train.json has the unknown key \"step\"");
  row("unknown key inside", with("/optimizer/lr", 3), "train.json.optimizer has the unknown key \"lr\"");
  row("unknown key of a compressor", with("/compressors", {{{"nam", "a"}}}),
      "compressors[] has the unknown key \"nam\"");
  row("wrong kind", with("/steps", "many"), "train.json.steps has a value of the wrong kind: \"many\"");
  row("a part of a step", with("/steps", 1.5), "train.json.steps has a value of the wrong kind: 1.5");
  row("a yes for a number", with("/batch", true), "train.json.batch has a value of the wrong kind: true");
  row("a text for a list", with("/data", "texts.jsonl"), "data[] must be an object");
  row("a text for an object", with("/optimizer", 1), "train.json.optimizer must be an object");
  row("no output", with("/output", ""), "train.json.output is missing");
  row("no data", with("/data", Json::array()), "train.json.data is missing");
  row("no objective", with("/objectives", Json::object()), "train.json.objectives is missing");
  row("unknown objective", with("/objectives/sing", 1), "the unknown objective \"sing\"; there are quote");
  row("nothing drawn", with("/objectives/quote", 0), "objectives has no weight above 0");
  row("negative weight", with("/objectives/cloze", -1), "objectives has the weight -1");
  row("no start", with("/start", Json::object()), "start needs exactly one of");
  row("two starts", with("/start/bert", "b"), "start needs exactly one of");
  row("no steps", with("/steps", 0), "train.json.steps is 0; it must be at least 1");
  row("never logged", with("/log_every", 0), "log_every is 0");
  row("never saved", with("/checkpoint_every", 0), "checkpoint_every is 0");
  row("lengths descend", with("/max_tokens", 20), "min_tokens 48, max_tokens 20");
  row("ratio is no number", with("/ratios/4x", 1), "the key \"4x\", which is not a number");
  row("ratio below 2", with("/ratios/1.5", 1), "memory ratios start at 2");
  row("ratio of an objective", with("/objective_ratios/quote", {{"4", 1}}), "objective_ratios.quote needs a compressor");
  row("ratio without compressor", with("/ratios", {{"4", 1}}), "needs a compressor");
  row("unknown mask", with("/compressors", {{{"mask", "pick"}}}), "'pick'");
}

void TrainConfigTest::whatIsWrongIsNamed() {
  QFETCH(QString, json);
  QFETCH(QString, words);
  const QString sentence = tests::errorOf([&] { read(json.toStdString()); });
  QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

void TrainConfigTest::aMissingFileIsNamed() {
  const QString sentence = tests::errorOf([] { engine::readTrainConfig("/nowhere/train.json"); });
  QVERIFY2(sentence.contains("/nowhere/train.json"), qPrintable(sentence));
}

void TrainConfigTest::objectivesHaveTheNamesTheyAreReadBy() {
  for (const char* name : {"quote", "cloze", "question", "autoencode", "completion", "plain_language"}) {
    Json json = with("/objectives", {{name, 1}});
    QCOMPARE(engine::objectiveName(read(json.dump()).objectives.begin()->first), std::string(name));
  }
}

PIC_TEST(TrainConfigTest)
#include "train_config_test.moc"
