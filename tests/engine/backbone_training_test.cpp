// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/engine.h"
#include "engine/text/tokenizer.h"
#include "engine/train/trainer.h"
#include "engine/weights/safetensors.h"
#include "tests/engine/training_files.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

namespace fs = std::filesystem;
using engine::Safetensors;
using tests::TrainingFiles;

// From a Hugging Face folder to a PIC model: one configuration, one call.
class BackboneTrainingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { fs::remove_all(m_files.folder() / "run"); }

  void aCompressorIsTrainedAndTheDecoderStaysAsItWas();
  void anEncoderCannotBecomeADecoder();
  void segmentsMustLeaveRoomForAQuestion();

 private:
  fs::path configuration(const std::string& start, int segmentTokens) const;
  TrainingFiles m_files;
};

namespace {

const fs::path kStories = PIC_TEST_DATA "/llama-stories260k";

engine::TrainSummary trained(const fs::path& config) {
  return engine::train(engine::readTrainConfig(config), false, {}, {}, {});
}

double largestDifferenceOfRows(const Safetensors& a, const std::string& nameA, const Safetensors& b,
                               const std::string& nameB) {
  const engine::TensorView &x = a.tensors().at(nameA), &y = b.tensors().at(nameB);  // F32 and BF16
  double largest = 0;
  for (std::size_t i = 0; i < x.bytes.size() / 4; ++i) {
    std::uint32_t bits = 0;
    std::uint16_t half = 0;
    std::memcpy(&bits, x.bytes.data() + 4 * i, 4);
    std::memcpy(&half, y.bytes.data() + 2 * i, 2);
    const std::uint32_t widened = std::uint32_t{half} << 16;
    float original = 0, stored = 0;
    std::memcpy(&original, &bits, 4);
    std::memcpy(&stored, &widened, 4);
    largest =
        std::max(largest, std::abs(double{original} - double{stored}) / std::max(1e-3, std::abs(double{original})));
  }
  return largest;
}

}  // namespace

fs::path BackboneTrainingTest::configuration(const std::string& start, int segmentTokens) const {
  m_files.write("data.jsonl", tests::articleLines(30));
  const nlohmann::json json = {{"output", "run"},
                               {"start", {{"backbone", start}}},
                               {"data", {{{"path", "data.jsonl"}, {"kind", "text"}}}},
                               {"segment_tokens", segmentTokens},
                               {"min_tokens", 16},
                               {"max_tokens", 24},
                               {"compressors",
                                {{{"name", "pic"},
                                  {"mask", "pic"},
                                  {"memory_output", "residual"},
                                  {"memory_input", "mean"},
                                  {"lora", {{"rank", 4}, {"rows", "memory"}}}}}},
                               {"objectives", {{"autoencode", 1}}},
                               {"ratios", {{"2", 1}}},
                               {"steps", 40},
                               {"batch", 8},
                               {"autoencode_batch", 8},
                               {"optimizer", {{"rate", 0.01}, {"warmup", 5}}},
                               {"dtype", "float32"},
                               {"device", "cpu"},
                               {"log_every", 1}};
  return m_files.write("train.json", json.dump());
}

void BackboneTrainingTest::aCompressorIsTrainedAndTheDecoderStaysAsItWas() {
  const fs::path run = m_files.folder() / "run", model = run / "model";
  const engine::TrainSummary summary = trained(configuration(kStories.string(), 64));
  QCOMPARE(summary.steps, 40);
  std::vector<double> losses;
  std::istringstream log(TrainingFiles::read(run / "log.jsonl"));
  for (std::string line; std::getline(log, line);) {
    const nlohmann::json entry = nlohmann::json::parse(line);
    if (entry.at("kind") == "step") losses.push_back(entry.at("loss"));
  }
  QCOMPARE(losses.size(), std::size_t{40});
  const auto mean = [&](std::size_t begin) { return (losses[begin] + losses[begin + 1] + losses[begin + 2]) / 3; };
  QVERIFY2(mean(37) < 0.9 * mean(0), qPrintable(QString("%1 → %2").arg(mean(0)).arg(mean(37))));

  const Safetensors before = Safetensors::open(kStories / "model.safetensors");
  const Safetensors after = Safetensors::open(model / "decoder.safetensors");
  const double rounding = 0.004;  // the model is written in bfloat16
  QVERIFY(largestDifferenceOfRows(before, "model.layers.3.mlp.up_proj.weight", after, "layers.3.mlp.up.weight") <
          rounding);
  QVERIFY(largestDifferenceOfRows(before, "model.embed_tokens.weight", after, "embedding.weight") < rounding);
  QCOMPARE(after.tensors().at("embedding.weight").shape.front(), std::int64_t{512 + 8});
  const Safetensors adapter = Safetensors::open(model / "compressors/pic.safetensors");
  QVERIFY(adapter.tensors().contains("lora.layers.4.q.a") && !adapter.tensors().contains("backbone.norm.weight"));

  const engine::Engine engine(model, {"cpu", "float32", 1});
  QVERIFY(engine.tokenizer()->idOf("<mem>").has_value());
  engine::CompressOptions options;
  options.ratio = 2;
  const engine::Memory memory = engine.compress({{"a", "Once there was a bridge over the river."}}, options);
  QVERIFY(memory.memoryCount() > 3);
  QVERIFY(engine.ask(memory, "What was there?", {}).decoderPositions > memory.memoryCount());
  for (const engine::SelfTestResult& result : engine.selfTest()) {
    QVERIFY2(result.outcome != engine::SelfTestResult::Outcome::Failed, result.name.c_str());
  }
}

void BackboneTrainingTest::anEncoderCannotBecomeADecoder() {
  fs::copy(PIC_TEST_DATA "/bert-tiny/masked-lm", m_files.folder() / "bert");
  fs::copy(kStories / "tokenizer.model", m_files.folder() / "bert" / "tokenizer.model");
  const QString sentence = tests::errorOf([&] { trained(configuration("bert", 64)); });
  QVERIFY2(sentence.contains("is not a causal language model"), qPrintable(sentence));
}

void BackboneTrainingTest::segmentsMustLeaveRoomForAQuestion() {
  const QString sentence = tests::errorOf([&] { trained(configuration(kStories.string(), 500)); });
  QVERIFY2(sentence.contains("reads 512 positions; segments of 500 tokens"), qPrintable(sentence));
}

PIC_TEST(BackboneTrainingTest)
#include "backbone_training_test.moc"
