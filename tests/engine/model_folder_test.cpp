// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/weights/model_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include "engine/pic/masks.h"
#include "engine/weights/weight_names.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ModelFolder;
using engine::PicConfig;
using tests::errorOf;
using tests::FloatTensors;

class ModelFolderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void aBackboneFolderIsRecognised();
  void aShardedFolderIsMeasuredByItsShards();
  void aPicFolderHasItsCompressors();
  void theMemoryNeededIsWeightsAndCache();
  void whatIsMissingIsNamed();
  void damagedWeightsAreSaidAtOnce();
  void evidenceHeadsMustExist();
  void aPicConfigComesBackAsItWas();
  void aPicConfigNeedsOnlyItsFormat();
  void aBrokenPicConfigIsRefused_data();
  void aBrokenPicConfigIsRefused();

 private:
  std::filesystem::path path(const char* name = "") const { return m_folder->filePath(name).toStdString(); }
  void writePicFolder(const PicConfig& config) const;

  std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const char* kConfig =
    R"({"model_type":"bert","architectures":["BertModel"],"vocab_size":9,"hidden_size":4,"intermediate_size":6,
        "num_hidden_layers":2,"num_attention_heads":2,"max_position_embeddings":5,"hidden_act":"gelu"})";

PicConfig picConfig() {
  PicConfig config;
  config.segmentTokens = 128;
  config.maxSegments = 32;
  config.questionPosition = 130;
  config.prefixBidirectional = false;
  config.defaultCompressor = "full";
  config.defaultRatio = 8;
  config.evidenceHeads = {{1, 0}, {0, 1}};
  config.evidenceFloor = 0.25;
  config.abstainFrom = {-0.25, -1.5};
  config.confidence.given = {1, 2, -0.5, 0, 0.25, 3, 1e-3};
  engine::CompressorConfig pic;
  pic.weights = "compressors/pic.safetensors";
  pic.mask = engine::presetMask("pic");
  pic.trainedRatios = {1, 2, 4.5};
  engine::CompressorConfig full;
  full.name = "full";
  full.weights = "compressors/full.safetensors";
  full.mask = engine::presetMask("full");
  full.mask.rules.sink = 1;
  full.causalContext = false;
  full.memoryInput = "mean";
  full.memoryOutput = "residual";
  full.memoriesPerChunk = 2;
  full.balancedChunks = true;
  full.positions = "seq";
  config.compressors = {pic, full};
  return config;
}

FloatTensors oneTensor(std::int64_t elements) {
  FloatTensors tensors;
  tensors.add("x", {elements});
  return tensors;
}

}  // namespace

void ModelFolderTest::writePicFolder(const PicConfig& config) const {
  QVERIFY(QDir(m_folder->path()).mkpath("compressors"));
  tests::write(path("config.json"), kConfig);
  tests::write(path("pic.json"), engine::writePicConfig(config));
  engine::writeSafetensors(path("decoder.safetensors"), oneTensor(5).tensors);
  engine::writeSafetensors(path("compressors/pic.safetensors"), oneTensor(7).tensors);
  engine::writeSafetensors(path("compressors/full.safetensors"), oneTensor(11).tensors);
}

void ModelFolderTest::aBackboneFolderIsRecognised() {
  const std::filesystem::path stories = PIC_TEST_DATA "/llama-stories260k";
  const ModelFolder folder = engine::openModelFolder(stories);
  QCOMPARE(folder.shape.family, std::string("llama"));
  QVERIFY(folder.weights == std::vector{stories / "model.safetensors"});
  QVERIFY(folder.tokenizer == stories / "tokenizer.model");
  QVERIFY(!folder.pic);
  QCOMPARE(folder.weightBytes, static_cast<std::int64_t>(std::filesystem::file_size(stories / "model.safetensors")));
}

void ModelFolderTest::aShardedFolderIsMeasuredByItsShards() {
  tests::write(path("config.json"), kConfig);
  engine::writeSafetensors(path("1.safetensors"), oneTensor(3).tensors);
  tests::write(path("model.safetensors.index.json"), R"({"weight_map":{"x":"1.safetensors"}})");
  const ModelFolder folder = engine::openModelFolder(path());
  QVERIFY(folder.weights == std::vector{path("model.safetensors.index.json")});
  QCOMPARE(folder.weightBytes, static_cast<std::int64_t>(std::filesystem::file_size(path("1.safetensors"))));
  QVERIFY(!folder.tokenizer);
}

void ModelFolderTest::aPicFolderHasItsCompressors() {
  writePicFolder(picConfig());
  const ModelFolder folder = engine::openModelFolder(path());
  QVERIFY(folder.pic == picConfig());
  QVERIFY(folder.weights == std::vector{path("decoder.safetensors")});
  QCOMPARE(folder.compressorParameters, std::int64_t{7 + 11});
}

void ModelFolderTest::theMemoryNeededIsWeightsAndCache() {
  writePicFolder(picConfig());
  const ModelFolder folder = engine::openModelFolder(path());
  const std::int64_t weights = folder.shape.parameters() + 7 + 11;
  const std::int64_t cache = 2 * 2 * 2 * 2 * 100;  // keys and values, layers, heads, head width, tokens
  QCOMPARE(folder.memoryNeeded(2, 100), 2 * (weights + cache));
  QCOMPARE(folder.memoryNeeded(4, 0), 4 * weights);
}

void ModelFolderTest::whatIsMissingIsNamed() {
  QVERIFY(errorOf([&] { engine::openModelFolder(path("none")); }).contains("none: there is no such model folder"));
  QVERIFY(errorOf([&] { engine::openModelFolder(path()); }).contains("there is no config.json"));
  tests::write(path("config.json"), kConfig);
  QVERIFY(errorOf([&] { engine::openModelFolder(path()); }).contains("model.safetensors.index.json is expected"));
  tests::write(path("pic.json"), R"({"format":1})");
  QVERIFY(errorOf([&] { engine::openModelFolder(path()); }).contains("no decoder.safetensors"));

  writePicFolder(picConfig());
  QVERIFY(QFile::remove(m_folder->filePath("compressors/full.safetensors")));
  QVERIFY(errorOf([&] { engine::openModelFolder(path()); }).contains("full.safetensors: No such file"));
}

void ModelFolderTest::damagedWeightsAreSaidAtOnce() {
  writePicFolder(picConfig());
  tests::write(path("decoder.safetensors"), tests::read(path("decoder.safetensors")) + "x");
  const QString sentence = errorOf([&] { engine::openModelFolder(path()); });
  QVERIFY2(sentence.contains("decoder.safetensors: the tensors end at byte 20"), qPrintable(sentence));
}

void ModelFolderTest::evidenceHeadsMustExist() {
  PicConfig config = picConfig();
  config.evidenceHeads = {{1, 2}};
  writePicFolder(config);
  const QString sentence = errorOf([&] { engine::openModelFolder(path()); });
  QVERIFY2(sentence.contains("names head 2 of layer 1, but the model has 2 layers of 2 heads"), qPrintable(sentence));
}

void ModelFolderTest::aPicConfigComesBackAsItWas() {
  QVERIFY(engine::parsePicConfig(engine::writePicConfig(picConfig()), "pic.json") == picConfig());
  QVERIFY(engine::parsePicConfig(engine::writePicConfig({}), "pic.json") == PicConfig{});
}

void ModelFolderTest::aPicConfigNeedsOnlyItsFormat() {
  QVERIFY(engine::parsePicConfig(R"({"format":1})", "pic.json") == PicConfig{});
}

void ModelFolderTest::aBrokenPicConfigIsRefused_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* json, const char* words) { QTest::newRow(json) << QString(json) << QString(words); };
  // A whole file around one compressor.
  const auto one = [](const char* keys, const char* words) {
    const QString json =
        QString(R"({"format":1,"compressors":[{"name":"pic","weights":"p.safetensors"%1}]})").arg(keys);
    QTest::newRow(keys) << json << QString(words);
  };
  row("{}", "'format' is missing");
  row(R"({"format":2})", "the format is 2; this program reads format 1");
  row(R"({"format":1,"segment_token":9})", "the key \"segment_token\" is not known");
  row(R"({"format":1,"segment_tokens":0})", "from 1 to 65536, found 0");
  row(R"({"format":1,"default_ratio":1})", "from 2.0 to 65536.0, found 1");
  row(R"({"format":1,"default_ratio":1e999})", "too large for JSON");
  row(R"({"format":1,"confidence":{"given":{"bias":1}}})", "mean_log_probability");
  row(R"({"format":1,"confidence":{"taken":{}}})", "taken");
  row(R"({"format":1,"evidence":{"heads":[[0]]}})", "pairs [layer, head], found [0]");
  row(R"({"format":1,"evidence":{"heads":[[0,-1]]}})", "found [0,-1]");
  row(R"({"format":1,"evidence":{"floor":2}})", "evidence: 'floor' must be a number from 0.0 to 1.0, found 2");
  row(R"({"format":1,"compressors":{}})", "'compressors' must be a list");
  row(R"({"format":1,"compressors":[{"name":"pic"}]})", "compressor 1: 'weights' is missing");
  row(R"({"format":1,"compressors":[{"name":"pic","weights":"../x"}]})", "leads out of the folder: '../x'");
  row(R"({"format":1,"compressors":[{"name":"a","weights":"x"}]})", "'pic', which is none of the compressors");
  row(R"({"format":1,"compressors":[{"name":"pic","weights":"x"},{"name":"pic","weights":"y"}]})", "two compressors");
  one(R"(,"mask":"pick")", "pic.json: compressor 1: There is no mask preset 'pick'");
  one(R"(,"mask":{"sink":"x"})", "compressor 1: mask: 'sink' must be a whole number");
  one(R"(,"memory_input":"both")", "\"both\"; supported: learned, mean");
  one(R"(,"positions":"middle")", "supported: seq, chunk-end, epl, epl+dec, rebased");
  one(R"(,"trained_ratios":[4,0.5])", "from 1 to 65536, found 0.5");
  one(R"(,"ratios":[4])", "the key \"ratios\" is not known");
}

void ModelFolderTest::aBrokenPicConfigIsRefused() {
  QFETCH(QString, json);
  QFETCH(QString, words);
  const QString sentence = errorOf([&] { engine::parsePicConfig(json.toStdString(), "pic.json"); });
  QVERIFY2(sentence.startsWith("pic.json: "), qPrintable(sentence));
  QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

PIC_TEST(ModelFolderTest)
#include "model_folder_test.moc"
