// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pic/peers.h"

#include <QTest>

#include "engine/train/training_step.h"
#include "tests/engine/tiny_pic_model.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

class PeersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPeerNamesItsSource();
  void everyPeerLearns_data();
  void everyPeerLearns();
  void memoryTokensOfTheirOwnTakeTurns();
  void aCompressorMayHaveFewerLayersThanTheDecoder();
  void anUnknownPeerIsToldWithTheList();
};

void PeersTest::everyPeerNamesItsSource() {
  QVERIFY(engine::peers().size() >= 10);
  std::set<std::string> names;
  for (const engine::Peer& peer : engine::peers()) {
    QVERIFY2(names.insert(peer.name).second, peer.name.c_str());
    QVERIFY2(!peer.what.empty() && !peer.source.empty(), peer.name.c_str());
    QCOMPARE(engine::namedPeer(peer.name).settings, peer.settings);
  }
}

void PeersTest::everyPeerLearns_data() {
  QTest::addColumn<QString>("name");
  for (const engine::Peer& peer : engine::peers()) QTest::newRow(peer.name.c_str()) << QString::fromStdString(peer.name);
}

// The loss reaches the layers and the converter of every one, and its memory tokens where it has some.
void PeersTest::everyPeerLearns() {
  QFETCH(QString, name);
  engine::PicModel model = tests::tinyPicModel();
  const engine::CompressorConfig settings = engine::namedPeer(name.toStdString()).settings;
  model.compressors = {std::make_shared<engine::Compressor>(model.shape, settings)};
  engine::randomStart(model, 1);
  const engine::ControlTokens control(*model.tokenizer);
  std::vector<engine::Example> examples(2);
  examples[0].segments = {model.tokenizer->encode("The old man and the dog walked to the river.").ids};
  examples[1].segments = {model.tokenizer->encode("When the rain came in 1950, the dog ran home.").ids};
  const engine::StepDraw draw{engine::Objective::Autoencode, 4, 0, false, 1};
  engine::computeLoss(model, examples, draw, {}, control, at::kFloat).loss.backward();
  const engine::Compressor& compressor = *model.compressors.front();
  for (const auto& item : compressor.named_parameters()) {
    const bool unused = settings.mask.poolMean && item.key() == "memory_token";
    const bool learns = item.value().grad().defined() && item.value().grad().abs().sum().item<double>() > 0;
    QVERIFY2(learns || unused || item.key().find("bias") != std::string::npos || item.key().find("types") != std::string::npos,
             item.key().c_str());
  }
}

// Two vectors for four memory tokens that see only themselves and their chunk: another second vector changes the second
// and the fourth.
void PeersTest::memoryTokensOfTheirOwnTakeTurns() {
  const c10::NoGradGuard noGrad;
  engine::PicModel model = tests::tinyPicModel();
  engine::CompressorConfig settings = tests::tinyCompressorConfig("pic-indep");
  settings.memoryInput = "learned";
  settings.memoryTokens = 2;
  const auto compressor = std::make_shared<engine::Compressor>(model.shape, settings);
  model.compressors = {compressor};
  engine::randomStart(model, 1);
  QCOMPARE(compressor->memoryToken.size(0), std::int64_t{2});
  const std::vector<engine::SegmentInput> segments{{std::vector<std::int32_t>(12, 7), engine::fixedChunks(12, 3)}};
  const auto forward = [&] {
    return compressor->forward(segments, *model.decoder->transformer, settings.mask, at::kFloat);
  };
  const at::Tensor before = forward();
  compressor->memoryToken.detach()[1].add_(at::arange(model.shape.width));
  const at::Tensor after = forward();
  QCOMPARE(before.size(0), std::int64_t{4});
  for (int j = 0; j < 4; ++j) QCOMPARE(at::equal(before[j], after[j]), j % 2 == 0);
}

void PeersTest::aCompressorMayHaveFewerLayersThanTheDecoder() {
  const engine::PicModel model = tests::tinyPicModel();
  engine::CompressorConfig settings = tests::tinyCompressorConfig();
  settings.layers = 1;
  const auto compressor = std::make_shared<engine::Compressor>(model.shape, settings);
  QCOMPARE(model.shape.layers, 2);
  QCOMPARE(compressor->backbone->shape().layers, 1);
  engine::startCompressor(*compressor, *model.decoder, 1);  // its layer is the decoder's first
  const auto decoder = model.decoder->transformer->namedWeights(), own = compressor->backbone->namedWeights();
  const std::map<std::string, at::Tensor> first(decoder.begin(), decoder.end());
  int compared = 0;
  for (const auto& [name, tensor] : own) {
    if (!name.starts_with("layers.0.")) continue;
    QVERIFY2(at::equal(tensor, first.at(name)), name.c_str());
    ++compared;
  }
  QVERIFY(compared >= 8);
  engine::PicConfig config = tests::tinyPicConfig();
  settings.memoryTokens = 3;
  config.compressors = {settings};
  config.defaultCompressor = settings.name;
  QCOMPARE(engine::parsePicConfig(engine::writePicConfig(config), "pic.json").compressors.front(), settings);
}

void PeersTest::anUnknownPeerIsToldWithTheList() {
  const QString sentence = tests::errorOf([] { engine::namedPeer("xrag"); });
  QVERIFY2(sentence.contains("'xrag'") && sentence.contains("icae") && sentence.contains("mean-pooling"), qPrintable(sentence));
}

PIC_TEST(PeersTest)
#include "peers_test.moc"
