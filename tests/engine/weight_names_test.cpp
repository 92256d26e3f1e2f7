// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/weights/weight_names.h"

#include <QTemporaryDir>
#include <QTest>
#include <set>

#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ModelShape;
using engine::RequiredTensor;
using engine::Safetensors;
using tests::errorOf;
using tests::FloatTensors;

class WeightNamesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void internalNamesBecomeTheFamilysNames_data();
  void internalNamesBecomeTheFamilysNames();
  void aNameWithoutCounterpartIsRefused();
  void everyRequiredTensorHasItsOwnFileName_data();
  void everyRequiredTensorHasItsOwnFileName();
  void publishedLlamaWeightsFitTheirShape();
  void bertIsReadWithAndWithoutItsPrefix();
  void oldNormNamesAreFound();
  void aMissingTensorIsNamed();
  void aWrongShapeIsNamedWithBoth();
  void aTensorOfIntegersIsRefused();

 private:
  std::filesystem::path path() const { return m_folder->filePath("w.safetensors").toStdString(); }
  Safetensors written(const FloatTensors& tensors) const {
    engine::writeSafetensors(path(), tensors.tensors);
    return Safetensors::open(path());
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

ModelShape tinyBert() {
  return engine::parseModelConfig(
      R"({"model_type":"bert","architectures":["BertForMaskedLM"],"vocab_size":9,"hidden_size":4,"intermediate_size":6,
          "num_hidden_layers":2,"num_attention_heads":2,"max_position_embeddings":5,"hidden_act":"gelu"})",
      "config.json");
}

ModelShape tinyLlama() {
  return engine::parseModelConfig(
      R"({"model_type":"llama","vocab_size":9,"hidden_size":8,"intermediate_size":6,"num_hidden_layers":2,"mlp_bias":true,
          "num_attention_heads":4,"num_key_value_heads":2,"max_position_embeddings":5,"hidden_act":"silu"})",
      "config.json");
}

// Every tensor a shape needs, under the family's name as `rename` changes it.
template <typename Rename>
FloatTensors tensorsOf(const ModelShape& shape, Rename rename) {
  FloatTensors tensors;
  for (const RequiredTensor& tensor : engine::requiredTensors(shape)) {
    tensors.add(rename(engine::storedTensor(tensor.name, shape.family).name), tensor.shape);
  }
  return tensors;
}

std::string same(const std::string& name) { return name; }
std::string withoutPrefix(const std::string& name) { return name.starts_with("bert.") ? name.substr(5) : name; }

}  // namespace

void WeightNamesTest::internalNamesBecomeTheFamilysNames_data() {
  QTest::addColumn<std::string>("family");
  QTest::addColumn<std::string>("internal");
  QTest::addColumn<std::string>("inFile");
  const auto row = [](const char* family, const char* internal, const char* inFile) {
    QTest::addRow("%s %s", family, internal) << std::string(family) << std::string(internal) << std::string(inFile);
  };
  row("llama", "embedding.weight", "model.embed_tokens.weight");
  row("llama", "layers.12.attention.q.bias", "model.layers.12.self_attn.q_proj.bias");
  row("llama", "layers.0.attention_norm.weight", "model.layers.0.input_layernorm.weight");
  row("llama", "layers.0.mlp_norm.weight", "model.layers.0.post_attention_layernorm.weight");
  row("llama", "layers.0.mlp.gate.weight", "model.layers.0.mlp.gate_proj.weight");
  row("llama", "norm.weight", "model.norm.weight");
  row("llama", "head.weight", "lm_head.weight");
  row("bert", "positions.weight", "bert.embeddings.position_embeddings.weight");
  row("bert", "embedding_norm.bias", "bert.embeddings.LayerNorm.bias");
  row("bert", "layers.3.attention.k.weight", "bert.encoder.layer.3.attention.self.key.weight");
  row("bert", "layers.3.attention.o.bias", "bert.encoder.layer.3.attention.output.dense.bias");
  row("bert", "layers.3.attention_norm.weight", "bert.encoder.layer.3.attention.output.LayerNorm.weight");
  row("bert", "layers.3.mlp.up.weight", "bert.encoder.layer.3.intermediate.dense.weight");
  row("bert", "layers.3.mlp.down.weight", "bert.encoder.layer.3.output.dense.weight");
  row("bert", "layers.3.mlp_norm.bias", "bert.encoder.layer.3.output.LayerNorm.bias");
  row("bert", "head.weight", "cls.predictions.decoder.weight");
  row("bert", "head.bias", "cls.predictions.bias");
  row("bert", "head.dense.weight", "cls.predictions.transform.dense.weight");
  row("bert", "head.norm.bias", "cls.predictions.transform.LayerNorm.bias");
}

void WeightNamesTest::internalNamesBecomeTheFamilysNames() {
  QFETCH(std::string, family);
  QFETCH(std::string, internal);
  QFETCH(std::string, inFile);
  QCOMPARE(engine::storedTensor(internal, family).name, inFile);
}

void WeightNamesTest::aNameWithoutCounterpartIsRefused() {
  for (const char* name : {"positions.weight", "layers.0.mlp.sideways.weight", "layers.weight", "x", ""}) {
    const QString sentence = errorOf([&] { engine::storedTensor(name, "llama"); });
    QVERIFY2(sentence.contains("has no name in files of the family 'llama'"), name);
  }
  QVERIFY(errorOf([] { engine::storedTensor("embedding.weight", "xyz"); }).contains("'xyz'"));
}

void WeightNamesTest::everyRequiredTensorHasItsOwnFileName_data() {
  QTest::addColumn<bool>("bert");
  QTest::newRow("bert") << true;
  QTest::newRow("llama") << false;
}

void WeightNamesTest::everyRequiredTensorHasItsOwnFileName() {
  QFETCH(bool, bert);
  const ModelShape shape = bert ? tinyBert() : tinyLlama();
  std::set<std::string> internal;
  std::set<std::string> inFile;
  const std::vector<RequiredTensor> required = engine::requiredTensors(shape);
  for (const RequiredTensor& tensor : required) {
    internal.insert(tensor.name);
    inFile.insert(engine::storedTensor(tensor.name, shape.family).name);
  }
  // bert: 5 before, 2·16 in, 5 after the layers; llama: 1 before, 2·12 in, the last norm and the head after them.
  QCOMPARE(required.size(), bert ? std::size_t{5 + 32 + 5} : std::size_t{1 + 24 + 2});
  QCOMPARE(internal.size(), required.size());
  QCOMPARE(inFile.size(), required.size());
}

void WeightNamesTest::publishedLlamaWeightsFitTheirShape() {
  const std::filesystem::path folder = PIC_TEST_DATA "/llama-stories260k";
  const Safetensors weights = Safetensors::open(folder / "model.safetensors");
  const ModelShape shape = engine::readModelConfig(folder / "config.json");
  engine::checkTensors(weights, shape, folder / "model.safetensors");
  QCOMPARE(weights.totalBytes(), 4 * shape.parameters());
}

void WeightNamesTest::bertIsReadWithAndWithoutItsPrefix() {
  const ModelShape shape = tinyBert();
  engine::checkTensors(written(tensorsOf(shape, same)), shape, path());
  const Safetensors bare = written(tensorsOf(shape, withoutPrefix));
  engine::checkTensors(bare, shape, path());
  QCOMPARE(engine::storedTensor("types.weight", "bert", bare).name, std::string("embeddings.token_type_embeddings.weight"));
}

void WeightNamesTest::oldNormNamesAreFound() {
  const ModelShape shape = tinyBert();
  const Safetensors weights = written(tensorsOf(shape, [](std::string name) {
    if (name.ends_with("LayerNorm.weight")) return name.substr(0, name.size() - 6) + "gamma";
    if (name.ends_with("LayerNorm.bias")) return name.substr(0, name.size() - 4) + "beta";
    return name;
  }));
  engine::checkTensors(weights, shape, path());
  QCOMPARE(engine::storedTensor("head.norm.bias", "bert", weights).name,
           std::string("cls.predictions.transform.LayerNorm.beta"));
}

void WeightNamesTest::aMissingTensorIsNamed() {
  FloatTensors tensors = tensorsOf(tinyLlama(), same);
  tensors.tensors.erase("model.layers.1.self_attn.k_proj.weight");
  const Safetensors weights = written(tensors);
  const QString sentence = errorOf([&] { engine::checkTensors(weights, tinyLlama(), path()); });
  QVERIFY2(sentence.endsWith("w.safetensors: tensor 'model.layers.1.self_attn.k_proj.weight' (4, 8) is missing."),
           qPrintable(sentence));
}

void WeightNamesTest::aWrongShapeIsNamedWithBoth() {
  FloatTensors tensors = tensorsOf(tinyLlama(), same);
  tensors.tensors["model.norm.weight"].shape = {2, 4};
  const Safetensors weights = written(tensors);
  const QString sentence = errorOf([&] { engine::checkTensors(weights, tinyLlama(), path()); });
  QVERIFY2(sentence.contains("'model.norm.weight' should have the shape (8), found (2, 4)."), qPrintable(sentence));
}

void WeightNamesTest::aTensorOfIntegersIsRefused() {
  FloatTensors tensors = tensorsOf(tinyLlama(), same);
  tensors.tensors["model.norm.weight"].dtype = "I32";
  const Safetensors weights = written(tensors);
  const QString sentence = errorOf([&] { engine::checkTensors(weights, tinyLlama(), path()); });
  QVERIFY2(sentence.contains("should be F64, F32, F16 or BF16, found I32."), qPrintable(sentence));
}

PIC_TEST(WeightNamesTest)
#include "weight_names_test.moc"
