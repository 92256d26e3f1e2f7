// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTest>

#include "engine/model/rotary.h"
#include "engine/model/transformer.h"
#include "engine/model/weights_io.h"
#include "engine/weights/weight_names.h"
#include "tests/engine/tiny_models.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ModelShape;
using engine::Safetensors;
using engine::Transformer;
namespace fs = std::filesystem;

// Folders and logits as the transformers library writes and computes them: tests/data/make_family_fixtures.py.
class FamiliesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLogitsAreThoseOfTransformers_data() { rows(); }
  void theLogitsAreThoseOfTransformers();
  void aCacheChangesNothing_data() { rows(); }
  void aCacheChangesNothing();
  void theShapeIsWrittenAndReadAgain_data() { rows(); }
  void theShapeIsWrittenAndReadAgain();
  void aFolderHoldsExactlyTheParametersOfItsShape_data();
  void aFolderHoldsExactlyTheParametersOfItsShape();
  void gpt2IsReadWithoutItsPrefix();
  void dynamicScalingBeginsBeyondTheOriginalLength();

 private:
  static void rows();
};

namespace {

const fs::path kFamilies = PIC_TEST_DATA "/families";

struct Fixture {
  std::shared_ptr<Transformer> model;
  at::Tensor ids;     // (1, T)
  at::Tensor logits;  // (T, V)
};

std::shared_ptr<Transformer> load(const fs::path& folder, const std::string& config) {
  const ModelShape shape = engine::readModelConfig(folder / (config + ".json"));
  const fs::path file = folder / "model.safetensors";
  const Safetensors weights = Safetensors::open(file);
  engine::checkTensors(weights, shape, file);
  auto model = std::make_shared<Transformer>(shape);
  engine::loadInto(model->namedWeights(), weights, file,
                   [&](const std::string& name) { return engine::storedTensor(name, shape.family, weights); });
  return model;
}

Fixture open(const std::string& family, const std::string& config) {
  const fs::path folder = kFamilies / family, file = folder / "reference.safetensors";
  const Safetensors reference = Safetensors::open(file);
  const std::string name = "logits." + (config == "config" ? config : config.substr(7));
  return {load(folder, config), engine::toTensor(reference.tensors().at("ids"), "ids", file),
          engine::toTensor(reference.tensors().at(name), name, file)};
}

// Rows [begin, end) of a causal pass.
at::Tensor read(const Transformer& model, const at::Tensor& ids, std::int64_t begin, std::int64_t end,
                engine::KvCache* cache) {
  engine::TransformerInput input;
  input.embeddings = model.embed(ids.narrow(1, begin, end - begin));
  input.positions = at::arange(begin, end).unsqueeze(0);
  input.causal = true;
  input.cache = cache;
  return model.logits(model.forward(input))[0];  // (end − begin, V)
}

}  // namespace

void FamiliesTest::rows() {
  QTest::addColumn<std::string>("family");
  QTest::addColumn<std::string>("config");
  int count = 0;
  for (const QString& family : QDir(QString::fromStdString(kFamilies)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    const QDir folder(QString::fromStdString(kFamilies / family.toStdString()));
    for (const QString& file : folder.entryList({"config*.json"})) {
      const QString config = file.chopped(5);
      QTest::addRow("%s %s", qPrintable(family), qPrintable(config)) << family.toStdString() << config.toStdString();
      ++count;
    }
  }
  QCOMPARE(count, 14);
}

void FamiliesTest::theLogitsAreThoseOfTransformers() {
  QFETCH(std::string, family);
  QFETCH(std::string, config);
  const c10::NoGradGuard noGrad;
  const Fixture fixture = open(family, config);
  const at::Tensor logits = read(*fixture.model, fixture.ids, 0, fixture.ids.size(1), nullptr);
  COMPARE_WITHIN(tests::largestDifference(logits, fixture.logits), 1e-4);
}

void FamiliesTest::aCacheChangesNothing() {
  QFETCH(std::string, family);
  QFETCH(std::string, config);
  const c10::NoGradGuard noGrad;
  const Fixture fixture = open(family, config);
  const std::int64_t T = fixture.ids.size(1);
  engine::KvCache cache(fixture.model->shape().layers, T);
  for (std::int64_t begin = 0, end = 5; begin < T; begin = end, end = std::min(T, end + (end < 20 ? 1 : 7))) {
    const at::Tensor rows = read(*fixture.model, fixture.ids, begin, end, &cache);
    COMPARE_WITHIN(tests::largestDifference(rows, fixture.logits.narrow(0, begin, end - begin)), 1e-4);
  }
  QCOMPARE(cache.length(), T);
}

void FamiliesTest::theShapeIsWrittenAndReadAgain() {
  QFETCH(std::string, family);
  QFETCH(std::string, config);
  const ModelShape shape = engine::readModelConfig(kFamilies / family / (config + ".json"));
  QVERIFY(engine::parseModelConfig(engine::writeModelConfig(shape), "config.json") == shape);
}

void FamiliesTest::aFolderHoldsExactlyTheParametersOfItsShape_data() { rows(); }

void FamiliesTest::aFolderHoldsExactlyTheParametersOfItsShape() {
  QFETCH(std::string, family);
  QFETCH(std::string, config);
  const ModelShape shape = engine::readModelConfig(kFamilies / family / (config + ".json"));
  QCOMPARE(Safetensors::open(kFamilies / family / "model.safetensors").totalBytes(), 2 * shape.parameters());
}

void FamiliesTest::gpt2IsReadWithoutItsPrefix() {
  QTemporaryDir folder;
  const fs::path file = folder.filePath("w.safetensors").toStdString();
  const Safetensors original = Safetensors::open(kFamilies / "gpt2" / "model.safetensors");
  std::map<std::string, engine::TensorView> bare;
  for (const auto& [name, view] : original.tensors()) bare[name.substr(name.find('.') + 1)] = view;
  engine::writeSafetensors(file, bare);
  const Safetensors weights = Safetensors::open(file);
  engine::checkTensors(weights, engine::readModelConfig(kFamilies / "gpt2" / "config.json"), file);
  const engine::StoredTensor keys = engine::storedTensor("layers.1.attention.k.weight", "gpt2", weights);
  QCOMPARE(keys.name, std::string("h.1.attn.c_attn.weight"));
  QVERIFY(keys.transposed && keys.part == 1 && keys.parts == 3);
}

void FamiliesTest::dynamicScalingBeginsBeyondTheOriginalLength() {
  const ModelShape shape = engine::readModelConfig(kFamilies / "llama" / "config.dynamic.json");
  ModelShape plain = shape;
  plain.ropeScaling = {};
  QCOMPARE(shape.ropeScaling.originalPositions, 16);
  QCOMPARE(shape.maxPositions, 40);
  QVERIFY(engine::rotaryFrequencies(shape, 16) == engine::rotaryFrequencies(plain, 16));
  const std::vector<double> stretched = engine::rotaryFrequencies(shape, 17);
  QCOMPARE(stretched.front(), 1.0);
  QVERIFY(stretched.back() < engine::rotaryFrequencies(plain, 17).back());
}

PIC_TEST(FamiliesTest)
#include "families_test.moc"
