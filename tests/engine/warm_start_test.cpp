// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/warm_start.h"

#include <QTest>

#include "engine/model/weights_io.h"
#include "tests/engine/tiny_pic_model.h"
#include "tests/engine/training_files.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::PicModel;

namespace {

const std::filesystem::path kBert =
    std::filesystem::path(PIC_TEST_DATA) / "bert-tiny" / "encoder" / "model.safetensors";

// One line for each of the BERT's 64 embeddings: letters, and letters that continue a word.
std::string vocabularyText() {
  std::string text = "[PAD]\n[UNK]\n";
  for (char letter = 'a'; letter <= 'z'; ++letter) text += std::string(1, letter) + "\n##" + letter + "\n";
  return text + "the\n.\n,\n1\n9\n5\n0\n2\n\"\n:\n";
}

const std::string kSpace = "\u2581";  // sentencepiece's mark of a word's beginning
constexpr std::int64_t kRowOfThe = 54;

// A piece as letters of the vocabulary above.
struct Surface {
  explicit Surface(const std::string& piece)
      : beginsWord(piece.starts_with(kSpace)), letters(beginsWord ? piece.substr(kSpace.size()) : piece) {}
  bool isLowerCase() const {
    return !letters.empty() && std::ranges::all_of(letters, [](char c) { return c >= 'a' && c <= 'z'; });
  }
  bool beginsWithThe() const { return beginsWord && letters.starts_with("the"); }
  std::vector<std::int64_t> letterRows() const {
    std::vector<std::int64_t> rows;
    for (const char letter : letters) rows.push_back(2 + 2 * (letter - 'a') + (beginsWord && rows.empty() ? 0 : 1));
    return rows;
  }
  bool beginsWord;
  std::string letters;
};

// A model that the BERT's layers fit into.
PicModel emptyModel() {
  PicModel model = tests::tinyPicModel();
  model.shape.feedForward = 80;
  model.shape.maxPositions = 48;
  model.decoder = std::make_shared<engine::Decoder>(model.shape, model.config.maxSegments);
  model.compressors = {std::make_shared<engine::Compressor>(model.shape, model.config.compressors.front())};
  return model;
}

std::vector<float> logUnigram() {
  std::vector<float> values;
  for (int i = 0; i < tests::kOwnVocabulary; ++i) values.push_back(-0.01F * static_cast<float>(i));
  return values;
}

std::map<std::string, at::Tensor> byName(const tests::NamedWeights& weights) {
  return {weights.begin(), weights.end()};
}

at::Tensor stored(const char* name) {
  const auto file = engine::Safetensors::open(kBert);
  return engine::toTensor(file.tensors().at(name), name, kBert);
}

}  // namespace

class WarmStartTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void decoderAndCompressorHaveTheLayersOfTheBert();
  void aPieceIsTheMeanOfWhatSpelledIt();
  void capitalsPartByMoreNoise();
  void theHeadStartsAsIdentityWithTheUnigramBias();
  void theSameSeedGivesTheSameModel();
  void aResidualConverterStartsNearZero();
  void anotherVocabularyIsRefused();

 private:
  PicModel started(std::uint64_t seed) const;
  tests::TrainingFiles m_files;
  PicModel m_model;
};

PicModel WarmStartTest::started(std::uint64_t seed) const {
  PicModel model = emptyModel();
  engine::warmStart(model, kBert, m_files.folder() / "vocab.txt", logUnigram(), seed);
  return model;
}

void WarmStartTest::initTestCase() {
  m_files.write("vocab.txt", vocabularyText());
  m_model = started(5);
}

void WarmStartTest::decoderAndCompressorHaveTheLayersOfTheBert() {
  const std::pair<const char*, const char*> names[] = {
      {"layers.0.attention.q.weight", "encoder.layer.0.attention.self.query.weight"},
      {"layers.1.attention.v.bias", "encoder.layer.1.attention.self.value.bias"},
      {"layers.1.mlp.down.weight", "encoder.layer.1.output.dense.weight"},
      {"layers.0.mlp_norm.bias", "encoder.layer.0.output.LayerNorm.bias"},
      {"positions.weight", "embeddings.position_embeddings.weight"},
      {"embedding_norm.weight", "embeddings.LayerNorm.weight"}};
  const auto decoder = byName(m_model.decoder->namedWeights()),
             compressor = byName(m_model.compressors.front()->namedWeights());
  for (const auto& [name, inFile] : names) {
    QVERIFY2(at::equal(decoder.at(name), stored(inFile)), name);
    QVERIFY2(at::equal(compressor.at(std::string("backbone.") + name), stored(inFile)), name);
  }
  const at::Tensor types = stored("embeddings.token_type_embeddings.weight");
  for (const at::Tensor& kinds : {decoder.at("types.weight"), compressor.at("backbone.types.weight")}) {
    QVERIFY(at::equal(kinds[0], types[0]));
    COMPARE_WITHIN(tests::largestDifference(kinds[1], types[0]),
                   0.1);  // memory starts as text, not as a second sentence
    QVERIFY(!at::equal(kinds[1], types[0]));
  }
}

// By letters, but for "the", which the vocabulary has whole.
void WarmStartTest::aPieceIsTheMeanOfWhatSpelledIt() {
  const at::Tensor words = stored("embeddings.word_embeddings.weight"),
                   rows = m_model.decoder->transformer->embedding.detach();
  const double noise = 0.1 * words.std().item<double>();
  int compared = 0;
  for (std::int32_t id = 0; id < m_model.tokenizer->size(); ++id) {
    const Surface surface(m_model.tokenizer->piece(id));
    if (!surface.isLowerCase() || surface.beginsWithThe()) continue;
    const at::Tensor expected = words.index_select(0, at::tensor(surface.letterRows())).mean(0);
    COMPARE_WITHIN(tests::largestDifference(rows[id], expected), 5 * noise);
    ++compared;
  }
  QVERIFY(compared > 50);
  const auto the = m_model.tokenizer->idOf(kSpace + "the");
  QVERIFY(the.has_value());
  COMPARE_WITHIN(tests::largestDifference(rows[*the], words[kRowOfThe]), 5 * noise);
}

void WarmStartTest::capitalsPartByMoreNoise() {
  const at::Tensor words = stored("embeddings.word_embeddings.weight"),
                   rows = m_model.decoder->transformer->embedding.detach();
  const auto the = m_model.tokenizer->idOf(kSpace + "the"), capital = m_model.tokenizer->idOf(kSpace + "The");
  QVERIFY(the.has_value() && capital.has_value());
  const auto noise = [&](std::int32_t id) {
    return ((rows[id] - words[kRowOfThe]).std() / words.std()).item<double>();
  };
  QVERIFY2(noise(*the) > 0.05 && noise(*the) < 0.15, qPrintable(QString::number(noise(*the))));
  QVERIFY2(noise(*capital) > 0.2 && noise(*capital) < 0.4, qPrintable(QString::number(noise(*capital))));
}

void WarmStartTest::theHeadStartsAsIdentityWithTheUnigramBias() {
  const auto decoder = byName(m_model.decoder->namedWeights());
  QVERIFY(at::equal(decoder.at("head.dense.weight"), at::eye(32)));
  QVERIFY(at::equal(decoder.at("head.bias"), at::tensor(logUnigram())));
  QVERIFY(at::equal(decoder.at("head.norm.weight"), at::ones({32})));
}

void WarmStartTest::theSameSeedGivesTheSameModel() {
  const auto first = byName(m_model.decoder->namedWeights()), again = byName(started(5).decoder->namedWeights());
  for (const auto& [name, tensor] : first) QVERIFY2(at::equal(tensor, again.at(name)), name.c_str());
  QVERIFY(!at::equal(first.at("embedding.weight"), byName(started(6).decoder->namedWeights()).at("embedding.weight")));
}

// So that memory begins as the mean of its chunk.
void WarmStartTest::aResidualConverterStartsNearZero() {
  const c10::NoGradGuard noGrad;
  const engine::Compressor& compressor = *m_model.compressors.front();
  const auto ids = tests::someIds(8, tests::kOwnVocabulary);
  const at::Tensor memory = compressor.forward(std::vector<engine::SegmentInput>{{ids, engine::fixedChunks(8, 4)}},
                                               *m_model.decoder->transformer, compressor.config().mask, at::kFloat);
  const at::Tensor embedded =
      m_model.decoder->transformer->embed(at::tensor(std::vector<std::int64_t>(ids.begin(), ids.end())));
  const at::Tensor means = embedded.view({2, 4, 32}).mean(1);
  COMPARE_WITHIN(tests::largestDifference(memory, means), 0.2 * means.abs().max().item<double>());
}

void WarmStartTest::anotherVocabularyIsRefused() {
  m_files.write("short.txt", "[UNK]\na\n");
  PicModel model = emptyModel();
  const QString sentence =
      tests::errorOf([&] { engine::warmStart(model, kBert, m_files.folder() / "short.txt", logUnigram(), 1); });
  QVERIFY2(sentence.contains("[64, 32]") && sentence.contains("[2, 32]"), qPrintable(sentence));
}

PIC_TEST(WarmStartTest)
#include "warm_start_test.moc"
