// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/lora.h"

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "engine/model/peft_adapter.h"
#include "engine/model/weights_io.h"
#include "engine/pic/chunking.h"
#include "tests/engine/tiny_models.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::Compressor;
using engine::CompressorConfig;
using engine::Lora;
using engine::LoraPlan;
using engine::ModelShape;
using engine::Safetensors;
using engine::SegmentInput;
using engine::Transformer;
using engine::TransformerInput;
using tests::errorOf;
namespace fs = std::filesystem;

class LoraTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anAdapterOfPeftGivesTheLogitsOfPeft();
  void anAdapterIsReadAsItWasWritten();
  void whatPeftCanDoAndWeCannotIsNamed_data();
  void whatPeftCanDoAndWeCannotIsNamed();
  void aFreshAdapterChangesNothing();
  void offIsTheFrozenModel();
  void onMemoryRowsTheContextIsReadAsTheFrozenModelReadsIt();
  void oneReadingOfTheContextServesEveryMaskAndRatio();
  void anAdapterOnAllRowsHasNoCommonReading();
  void onlyTheAdapterHasGradients();

 private:
  fs::path folder(const char* name = "") const { return m_folder.filePath(name).toStdString(); }
  QTemporaryDir m_folder;
};

namespace {

const fs::path kPeft = PIC_TEST_DATA "/peft-llama";
const fs::path kLlama = PIC_TEST_DATA "/families/llama";

TransformerInput causal(const at::Tensor& embeddings) {
  TransformerInput input;
  input.embeddings = embeddings;
  input.positions = at::arange(embeddings.size(1)).unsqueeze(0);
  input.causal = true;
  return input;
}

LoraPlan planOf(bool memoryRowsOnly) {
  LoraPlan plan;
  plan.rank = 3;
  plan.alpha = 6;
  plan.targets = {"q", "v", "o", "up", "down"};
  plan.memoryRowsOnly = memoryRowsOnly;
  return plan;
}

std::shared_ptr<Lora> randomLora(const ModelShape& shape, const LoraPlan& plan) {
  auto lora = std::make_shared<Lora>(shape, plan);
  lora->to(at::kDouble);
  tests::randomise(lora->namedWeights(), 40);
  return lora;
}

std::shared_ptr<Compressor> compressorWith(const ModelShape& shape, bool memoryRowsOnly) {
  CompressorConfig config;
  config.lora = planOf(memoryRowsOnly);
  config.memoryInput = "mean";
  config.memoryOutput = "residual";
  return tests::randomCompressor(shape, config, at::kDouble);
}

std::shared_ptr<Transformer> llamaOf(const fs::path& folder) {
  auto model = std::make_shared<Transformer>(engine::readModelConfig(folder / "config.json"));
  const fs::path file = folder / "model.safetensors";
  const Safetensors weights = Safetensors::open(file);
  engine::loadInto(model->namedWeights(), weights, file,
                   [](const std::string& name) { return engine::storedTensor(name, "llama"); });
  return model;
}

at::Tensor tensorOf(const fs::path& file, const std::string& name) {
  const Safetensors weights = Safetensors::open(file);
  return engine::toTensor(weights.tensors().at(name), name, file);
}

}  // namespace

void LoraTest::anAdapterOfPeftGivesTheLogitsOfPeft() {
  const c10::NoGradGuard noGrad;
  const auto model = llamaOf(kLlama);
  const auto lora = engine::readPeftAdapter(kPeft, model->shape());
  QCOMPARE(lora->plan().targets, (std::vector<std::string>{"q", "v", "gate", "down"}));
  QCOMPARE(lora->plan().scale(), 3.0);  // 6 over the root of 4
  TransformerInput input = causal(model->embed(tensorOf(kLlama / "reference.safetensors", "ids")));
  const at::Tensor expected = tensorOf(kPeft / "reference.safetensors", "logits");
  input.lora.lora = lora.get();
  COMPARE_WITHIN(tests::largestDifference(model->logits(model->forward(input))[0], expected), 1e-4);
  input.lora.lora = nullptr;
  const at::Tensor frozen = tensorOf(kLlama / "reference.safetensors", "logits.config");
  COMPARE_WITHIN(tests::largestDifference(model->logits(model->forward(input))[0], frozen), 1e-4);
  QVERIFY(tests::largestDifference(expected, frozen) > 0.1);
}

void LoraTest::anAdapterIsReadAsItWasWritten() {
  const ModelShape shape = engine::readModelConfig(kLlama / "config.json");
  const auto lora = std::make_shared<Lora>(shape, planOf(false));
  tests::randomise(lora->namedWeights(), 5);
  engine::writePeftAdapter(folder("adapter"), *lora, shape, "families/llama", at::kFloat);
  const auto back = engine::readPeftAdapter(folder("adapter"), shape);
  QVERIFY(back->plan() == lora->plan());
  const auto before = lora->namedWeights(), after = back->namedWeights();
  QCOMPARE(after.size(), std::size_t{2 * 5 * 2});
  for (std::size_t i = 0; i < after.size(); ++i) {
    QCOMPARE(after[i].first, before[i].first);
    QVERIFY(at::equal(after[i].second, before[i].second));
  }
  const Safetensors file = Safetensors::open(folder("adapter/adapter_model.safetensors"));
  QVERIFY(file.tensors().contains("base_model.model.model.layers.1.self_attn.q_proj.lora_A.weight"));
  QVERIFY(file.tensors().contains("base_model.model.model.layers.0.mlp.down_proj.lora_B.weight"));
}

void LoraTest::whatPeftCanDoAndWeCannotIsNamed_data() {
  QTest::addColumn<QString>("key");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* key, const char* value, const char* words) {
    QTest::newRow(key) << key << value << words;
  };
  row("use_dora", "true", "the key 'use_dora' is not known");
  row("rank_pattern", R"({"q_proj":8})", "'rank_pattern' is not known");
  row("modules_to_save", R"(["lm_head"])", "'modules_to_save' is not known");
  row("peft_type", R"("IA3")", "'peft_type' is \"IA3\"; supported: LORA");
  row("bias", R"("all")", "'bias' is \"all\"; supported: none");
  row("init_lora_weights", R"("pissa")", "\"pissa\", which changes the base model's weights");
  row("r", "8", "has the shape [4, 24]; expected [8, 24]");
}

void LoraTest::whatPeftCanDoAndWeCannotIsNamed() {
  QFETCH(QString, key);
  QFETCH(QString, value);
  QFETCH(QString, words);
  nlohmann::json config = nlohmann::json::parse(tests::read(kPeft / "adapter_config.json"));
  config[key.toStdString()] = nlohmann::json::parse(value.toStdString());
  fs::create_directories(folder("changed"));
  tests::write(folder("changed/adapter_config.json"), config.dump());
  fs::copy_file(kPeft / "adapter_model.safetensors", folder("changed/adapter_model.safetensors"),
                fs::copy_options::overwrite_existing);
  const ModelShape shape = engine::readModelConfig(kLlama / "config.json");
  const QString sentence = errorOf([&] { engine::readPeftAdapter(folder("changed"), shape); });
  QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

void LoraTest::aFreshAdapterChangesNothing() {
  const c10::NoGradGuard noGrad;
  const ModelShape shape = tests::llamaShape();
  const auto model = tests::randomTransformer(shape, at::kDouble);
  const auto lora = std::make_shared<Lora>(shape, planOf(false));
  TransformerInput input = causal(tests::normal({2, 9, 32}, 5));
  const at::Tensor frozen = model->forward(input);
  input.lora.lora = lora.get();
  QVERIFY(at::equal(model->forward(input), frozen));
}

void LoraTest::offIsTheFrozenModel() {
  const c10::NoGradGuard noGrad;
  const ModelShape shape = tests::llamaShape();
  const auto model = tests::randomTransformer(shape, at::kDouble);
  const auto lora = randomLora(shape, planOf(false));
  TransformerInput input = causal(tests::normal({2, 9, 32}, 5));
  const at::Tensor frozen = model->forward(input);
  input.lora.lora = lora.get();
  const at::Tensor adapted = model->forward(input);
  QVERIFY(tests::largestDifference(adapted, frozen) > 1e-3);
  input.from = 7;  // the last layer's part of the adapter must find its rows
  COMPARE_WITHIN(tests::largestDifference(model->forward(input), adapted.narrow(1, 7, 2)), 1e-12);
  input.from = 0;
  input.lora.rows = at::zeros({1, 9, 1});
  QVERIFY(at::equal(model->forward(input), frozen));
}

void LoraTest::onMemoryRowsTheContextIsReadAsTheFrozenModelReadsIt() {
  const c10::NoGradGuard noGrad;
  const ModelShape shape = tests::llamaShape();
  const auto model = tests::randomTransformer(shape, at::kDouble);
  const auto lora = randomLora(shape, planOf(true));
  TransformerInput input = causal(tests::normal({1, 9, 32}, 5));
  const at::Tensor frozen = model->forward(input);
  input.lora.lora = lora.get();
  input.lora.rows = (at::arange(9) >= 6).to(at::kLong).view({1, 9, 1});
  const at::Tensor adapted = model->forward(input);
  COMPARE_WITHIN(tests::largestDifference(adapted.narrow(1, 0, 6), frozen.narrow(1, 0, 6)), 1e-12);
  QVERIFY(tests::largestDifference(adapted.narrow(1, 6, 3), frozen.narrow(1, 6, 3)) > 1e-3);
}

void LoraTest::oneReadingOfTheContextServesEveryMaskAndRatio() {
  const c10::NoGradGuard noGrad;
  const ModelShape shape = tests::llamaShape();
  const auto model = tests::randomTransformer(shape, at::kDouble);
  const auto compressor = compressorWith(shape, true);
  const std::vector<std::int32_t> ids = tests::someIds(24);
  const at::Tensor read = at::tensor(std::vector<std::int64_t>(ids.begin(), ids.end())).unsqueeze(0);
  engine::KvCache context = compressor->readContext(read, *model, at::kDouble);
  QCOMPARE(context.length(), std::int64_t{24});
  for (const char* mask : {"pic", "full", "pic-self", "step", "pic-overlap(2)"}) {
    for (const double ratio : {2.0, 4.0, 5.0, 24.0}) {
      const SegmentInput segment{ids, engine::fixedChunks(24, ratio)};
      const engine::MaskChoice choice = engine::presetMask(mask);
      const at::Tensor alone = compressor->forward({&segment, 1}, *model, choice, at::kDouble);
      const at::Tensor shared = compressor->fromContext(context, {&segment, 1}, *model, choice, at::kDouble);
      QCOMPARE(shared.sizes(), alone.sizes());
      COMPARE_WITHIN(tests::largestDifference(shared, alone), 1e-10);
    }
  }
  QCOMPARE(context.length(), std::int64_t{24});
}

void LoraTest::anAdapterOnAllRowsHasNoCommonReading() {
  const ModelShape shape = tests::llamaShape();
  const auto model = tests::randomTransformer(shape, at::kDouble);
  const auto compressor = compressorWith(shape, false);
  const QString sentence = errorOf([&] { compressor->readContext(at::zeros({1, 4}, at::kLong), *model, at::kDouble); });
  QVERIFY2(sentence.contains("context depends on its adapter"), qPrintable(sentence));
}

void LoraTest::onlyTheAdapterHasGradients() {
  const ModelShape shape = tests::llamaShape();
  const auto model = tests::randomTransformer(shape, at::kDouble);
  for (const at::Tensor& parameter : model->parameters()) at::Tensor(parameter).set_requires_grad(false);
  const auto compressor = compressorWith(shape, true);
  const std::vector<std::int32_t> ids = tests::someIds(12);
  const SegmentInput segment{ids, engine::fixedChunks(12, 4)};
  compressor->forward({&segment, 1}, *model, engine::presetMask("pic"), at::kDouble).square().sum().backward();
  for (const auto& item : compressor->named_parameters()) {
    QVERIFY2(item.value().grad().defined() && item.value().grad().abs().max().item<double>() > 0, item.key().c_str());
  }
  for (const at::Tensor& parameter : model->parameters()) QVERIFY(!parameter.grad().defined());
}

PIC_TEST(LoraTest)
#include "lora_test.moc"
