// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/weights/model_config.h"

#include <QTest>

#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ModelShape;
using engine::parseModelConfig;
using tests::errorOf;

class ModelConfigTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aLlamaFolderHasItsShape();
  void aBertEncoderHasItsShape();
  void aMaskedLanguageModelHasItsHead();
  void newerFilesKeepThetaInRopeParameters();
  void theWidthOfASingleWideHeadIsKept();
  void severalEndIdsAreKept();
  void whatIsOffOrHarmlessIsPassedOver();
  void theLengthGrowsWithTheScaling();
  void slidingLayersAreThoseTheFileNames();
  void writingAndReadingGivesTheSameShape_data();
  void writingAndReadingGivesTheSameShape();
  void aShapeTheFamilyCannotExpressIsNotWritten();
  void whatIsNotSupportedIsNamed_data();
  void whatIsNotSupportedIsNamed();
  void theParametersAreCountedExactly();
};

namespace {

// `replacement` takes the place of `original`, which must be there.
std::string changed(std::string text, const std::string& original, const std::string& replacement) {
  const std::size_t at = text.find(original);
  if (at == std::string::npos) qFatal("The test's text does not have %s", original.c_str());
  return text.replace(at, original.size(), replacement);
}

const std::string kLlama = R"({"model_type":"llama","architectures":["LlamaForCausalLM"],"vocab_size":512,
  "hidden_size":64,"intermediate_size":172,"num_hidden_layers":5,"num_attention_heads":8,"num_key_value_heads":4,
  "max_position_embeddings":512,"rms_norm_eps":1e-05,"rope_theta":20000.0,"rope_scaling":null,"hidden_act":"silu",
  "tie_word_embeddings":true,"attention_bias":false,"bos_token_id":1,"eos_token_id":2,"torch_dtype":"float32"})";

const std::string kBert = R"({"model_type":"bert","architectures":["BertModel"],"vocab_size":100,"hidden_size":12,
  "intermediate_size":48,"num_hidden_layers":2,"num_attention_heads":3,"max_position_embeddings":32,"hidden_act":"gelu",
  "type_vocab_size":2,"layer_norm_eps":1e-12,"position_embedding_type":"absolute","pad_token_id":0})";

const std::string kQwen2 = R"({"model_type":"qwen2","architectures":["Qwen2ForCausalLM"],"vocab_size":100,
  "hidden_size":12,"intermediate_size":48,"num_hidden_layers":2,"num_attention_heads":3,"num_key_value_heads":1,
  "max_position_embeddings":32,"hidden_act":"silu","use_sliding_window":true,"sliding_window":9,"max_window_layers":1})";

const std::string kGpt2 = R"({"model_type":"gpt2","architectures":["GPT2LMHeadModel"],"vocab_size":100,"n_embd":12,
  "n_layer":2,"n_head":3,"n_positions":32,"n_ctx":32,"activation_function":"gelu_new","attn_pdrop":0.1})";

ModelShape parse(const std::string& json) { return parseModelConfig(json, "folder/config.json"); }

}  // namespace

void ModelConfigTest::aLlamaFolderHasItsShape() {
  const ModelShape shape = engine::readModelConfig(PIC_TEST_DATA "/llama-stories260k/config.json");
  ModelShape expected;
  expected.family = "llama";
  expected.vocabulary = 512;
  expected.width = 64;
  expected.layers = 5;
  expected.heads = 8;
  expected.keyValueHeads = 4;
  expected.headWidth = 8;
  expected.feedForward = 172;
  expected.maxPositions = 512;
  expected.beginId = 1;
  expected.endIds = {2};
  QVERIFY(shape == expected);
}

void ModelConfigTest::aBertEncoderHasItsShape() {
  const ModelShape shape = parse(kBert);
  QCOMPARE(shape.headWidth, 4);
  QCOMPARE(shape.keyValueHeads, 3);
  QCOMPARE(shape.tokenTypes, 2);
  QCOMPARE(shape.normEpsilon, 1e-12);
  QVERIFY(shape.norm == engine::NormKind::Layer && shape.normPlace == engine::NormPlace::After);
  QVERIFY(shape.positions == engine::PositionKind::Learned);
  QVERIFY(shape.activation == engine::Activation::Gelu && !shape.gatedMlp);
  QVERIFY(shape.embeddingNorm && !shape.finalNorm && !shape.causal && shape.tiedHead);
  QVERIFY(shape.attentionBias && shape.attentionOutputBias && shape.mlpBias);
  QVERIFY(shape.head == engine::HeadKind::None && !shape.headBias);
}

void ModelConfigTest::aMaskedLanguageModelHasItsHead() {
  const ModelShape shape = parse(changed(kBert, "BertModel", "BertForMaskedLM"));
  QVERIFY(shape.head == engine::HeadKind::DenseNorm && shape.headBias && shape.tiedHead && !shape.headResidual);
}

void ModelConfigTest::newerFilesKeepThetaInRopeParameters() {
  const std::string json =
      changed(kLlama, R"("rope_theta":20000.0)", R"("rope_parameters":{"rope_theta":500000.0,"rope_type":"default"})");
  QCOMPARE(parse(kLlama).ropeTheta, 20000.0);
  QCOMPARE(parse(json).ropeTheta, 500000.0);
}

// Found by the fuzz target: a width that follows from the others was not held to the limit of head_dim.
void ModelConfigTest::theWidthOfASingleWideHeadIsKept() {
  const std::string json = changed(changed(changed(kLlama, R"("hidden_size":64)", R"("hidden_size":65536)"),
                                           R"("num_attention_heads":8)", R"("num_attention_heads":1)"),
                                   R"("num_key_value_heads":4,)", "");
  const ModelShape shape = parse(json);
  QCOMPARE(shape.headWidth, 65536);
  QVERIFY(parse(engine::writeModelConfig(shape)) == shape);
}

void ModelConfigTest::severalEndIdsAreKept() {
  const ModelShape shape = parse(changed(kLlama, R"("eos_token_id":2)", R"("eos_token_id":[2,7])"));
  QCOMPARE(shape.endIds, (std::vector<std::int32_t>{2, 7}));
}

void ModelConfigTest::whatIsOffOrHarmlessIsPassedOver() {
  const char* more = R"("rope_scaling":null,"attn_logit_softcapping":null,"moe":false,"pruned_heads":{},"_note":7,
                        "auto_map":{},"use_cache":true,"initializer_range":0.02,"quantization":"")";
  QVERIFY(parse(changed(kLlama, R"("rope_scaling":null)", more)) == parse(kLlama));
}

void ModelConfigTest::theLengthGrowsWithTheScaling() {
  const auto positions = [](const char* scaling) {
    return parse(changed(kLlama, R"("rope_scaling":null)", std::string(R"("rope_scaling":)") + scaling)).maxPositions;
  };
  QCOMPARE(positions(R"({"type":"linear","factor":4})"), 2048);
  QCOMPARE(positions(R"({"type":"dynamic","factor":1.5})"), 768);
  QCOMPARE(positions(R"({"type":"yarn","factor":8,"original_max_position_embeddings":128})"), 1024);
  QCOMPARE(positions(R"({"type":"yarn","factor":2,"original_max_position_embeddings":128})"), 512);
  QCOMPARE(positions(R"({"rope_type":"llama3","factor":8,"low_freq_factor":1,"high_freq_factor":4,
                         "original_max_position_embeddings":128})"),
           512);
}

void ModelConfigTest::slidingLayersAreThoseTheFileNames() {
  QVERIFY(parse(kQwen2).slidingLayers == (std::vector<bool>{false, true}));
  QCOMPARE(parse(kQwen2).slidingWindow, 9);
  QVERIFY(parse(changed(kQwen2, R"("use_sliding_window":true,)", "")).slidingLayers.empty());
  const std::string named = changed(kQwen2, R"("max_window_layers":1)", R"("layer_types":["sliding_attention","full_attention"])");
  QVERIFY(parse(named).slidingLayers == (std::vector<bool>{true, false}));
  // Mistral's files that say nothing of a window mean 4096; null means none.
  std::string mistral = changed(changed(kLlama, R"("llama")", R"("mistral")"), "LlamaForCausalLM", "MistralForCausalLM");
  QCOMPARE(parse(mistral).slidingWindow, 4096);
  mistral = changed(mistral, R"("rope_scaling":null)", R"("sliding_window":null)");
  QVERIFY(parse(mistral).slidingLayers.empty());
}

void ModelConfigTest::writingAndReadingGivesTheSameShape_data() {
  QTest::addColumn<QString>("config");
  const auto row = [](const char* name, const std::string& json) {
    QTest::newRow(name) << QString::fromStdString(json);
  };
  row("llama", kLlama);
  row("llama with biases, untied", changed(changed(kLlama, R"("attention_bias":false)", R"("attention_bias":true)"),
                                           R"("tie_word_embeddings":true)", R"("mlp_bias":true,"head_dim":10)"));
  row("qwen2", kQwen2);
  row("gpt2", kGpt2);
  row("bert", kBert);
  row("masked bert", changed(kBert, "BertModel", "BertForMaskedLM"));
  row("our decoder", changed(changed(kBert, "BertModel", "BertLMHeadModel"), R"("pad_token_id":0)",
                             R"("is_decoder":true,"pic_shape":{"head_residual":true},"eos_token_id":[3,4])"));
  row("bert with another activation", changed(kBert, R"("gelu")", R"("gelu_pytorch_tanh")"));
}

void ModelConfigTest::writingAndReadingGivesTheSameShape() {
  QFETCH(QString, config);
  const ModelShape shape = parse(config.toStdString());
  QVERIFY(parse(engine::writeModelConfig(shape)) == shape);
}

void ModelConfigTest::aShapeTheFamilyCannotExpressIsNotWritten() {
  ModelShape shape = parse(kBert);
  shape.gatedMlp = true;
  const QString sentence = errorOf([&] { engine::writeModelConfig(shape); });
  QVERIFY2(sentence.contains("cannot be written") && sentence.contains("'bert'"), qPrintable(sentence));
}

void ModelConfigTest::whatIsNotSupportedIsNamed_data() {
  QTest::addColumn<QString>("config");
  QTest::addColumn<QString>("words");
  const auto row = [](const std::string& base, const char* from, const char* to, const char* words) {
    QTest::newRow(to) << QString::fromStdString(changed(base, from, to)) << QString(words);
  };
  const char* vocabulary = R"("vocab_size":512)";
  const char* scaling = R"("rope_scaling":null)";
  const char* absolute = R"("position_embedding_type":"absolute")";
  row(kLlama, R"("llama")", R"("xyz")", "the family 'xyz' is not supported; supported are llama, mistral, qwen2, qwen3, gpt2 and bert.");
  row(kLlama, R"("model_type":"llama",)", "", "'model_type' is missing.");
  row(kLlama, "LlamaForCausalLM", "LlamaForTokenClassification", "'LlamaForTokenClassification' is not supported");
  row(kLlama, R"("silu")", R"("quick_gelu")", "'hidden_act' is \"quick_gelu\"; supported: silu");
  row(kLlama, scaling, R"("rope_scaling":{"rope_type":"longrope","factor":8})",
      "rope_scaling: 'rope_type' is \"longrope\"; supported: default, linear, dynamic, llama3, yarn.");
  row(kLlama, scaling, R"("rope_scaling":{"type":"linear"})", "rope_scaling: 'factor' is missing.");
  row(kLlama, scaling, R"("rope_scaling":{"rope_type":"llama3","factor":8})", "'low_freq_factor' is missing.");
  row(kLlama, scaling, R"("rope_scaling":{"type":"yarn","factor":2,"mrope_section":[8]})", "\"mrope_section\" is not");
  row(kLlama, scaling, R"("partial_rotary_factor":0.5)", "a part of a head");
  row(kLlama, scaling, R"("rope_parameters":{"partial_rotary_factor":0.5})", "a part of a head");
  row(kLlama, vocabulary, R"("vocab_size":0)", "'vocab_size' must be a whole number from 1 to 4194304, found 0.");
  row(kLlama, vocabulary, R"("vocab_size":4294967808)", "found 4294967808.");
  row(kLlama, vocabulary, R"("vocab_size":18446744073709551615)", "found 18446744073709551615.");
  row(kLlama, vocabulary, R"("vocab_size":512.5)", "found 512.5.");
  row(kLlama, vocabulary, R"("vocab_size":null)", "'vocab_size' is missing.");
  row(kLlama, vocabulary, R"("vocab_size":512,"vocab_size":9)", "'vocab_size' stands there twice.");
  row(kLlama, R"("hidden_size":64)", R"("hidden_size":60)", "hidden_size 60 is not a multiple");
  row(kLlama, R"("hidden_size":64)", R"("hidden_size":64,"head_dim":7)", "an even head width, found 7");
  row(kLlama, R"("num_key_value_heads":4)", R"("num_key_value_heads":3)", "not a multiple of num_key_value_heads 3");
  row(kLlama, R"("num_key_value_heads":4)", R"("num_key_value_heads":16)", "from 1 to 8, found 16");
  row(kLlama, R"("eos_token_id":2)", R"("eos_token_id":512)", "an id below vocab_size 512, found 512");
  row(kLlama, R"("bos_token_id":1)", R"("bos_token_id":-1)", "found -1");
  row(kLlama, R"("attention_bias":false)", R"("attention_bias":0)", "must be true or false, found 0");
  row(kLlama, vocabulary, R"("vocab_size":512,"attn_logit_softcapping":50.0)", "'attn_logit_softcapping' is not known");
  row(kLlama, vocabulary, R"("vocab_size":512,"num_local_experts":8)", "the key 'num_local_experts' is not known");
  row(kLlama, vocabulary, R"("vocab_size":512,"quantization_config":{"bits":4})", "'quantization_config' is not known");
  row(kLlama, vocabulary, R"("vocab_size":512,"sliding_window":64)", "the family 'llama' has no 'sliding_window'.");
  row(kQwen2, R"("max_window_layers":1)", R"("layer_types":["full_attention"])", "one word a layer, 2");
  row(kQwen2, R"("max_window_layers":1)", R"("layer_types":["full_attention","chunked_attention"])", "chunked_attention");
  row(kQwen2, R"("use_sliding_window":true)", R"("layer_types":["full_attention","sliding_attention"])",
      "names sliding attention, but there is no sliding window");
  row(kQwen2, "Qwen2ForCausalLM", "Qwen2MoeForCausalLM", "supported for qwen2: Qwen2ForCausalLM");
  row(kGpt2, R"("n_layer":2)", R"("n_layer":2,"scale_attn_by_inverse_layer_idx":true)", "is not supported");
  row(kGpt2, R"("n_layer":2)", R"("n_layer":2,"scale_attn_weights":false)", "'scale_attn_weights' false");
  row(kGpt2, R"("n_embd":12)", R"("n_embd":13)", "n_embd 13 is not a multiple of n_head 3");
  row(kBert, R"("hidden_size":12)", R"("hidden_size":13)", "hidden_size 13 is not a multiple");
  row(kBert, absolute, R"("position_embedding_type":"relative_key")", "\"relative_key\"; supported: absolute");
  row(kBert, absolute, R"("add_cross_attention":true)", "'add_cross_attention' is not supported");
  row(kBert, absolute, R"("pic_shape":{"gated":true})", "pic_shape: the key \"gated\" is not known");
  row(kBert, "BertModel", "BertForTokenClassification", "'BertForTokenClassification' is not supported");
}

void ModelConfigTest::whatIsNotSupportedIsNamed() {
  QFETCH(QString, config);
  QFETCH(QString, words);
  const QString sentence = errorOf([&] { parse(config.toStdString()); });
  QVERIFY2(sentence.startsWith("folder/config.json: "), qPrintable(sentence));
  QVERIFY2(sentence.contains(words), qPrintable(sentence));
}

void ModelConfigTest::theParametersAreCountedExactly() {
  // By hand: 512·64 embedding, 64 last norm, and 5 layers of 2·64 norms, q and o 64·64, k and v 64·32, MLP 3·64·172.
  const std::int64_t llamaLayer = 2 * 64 + 2 * 64 * 64 + 2 * 64 * 32 + 3 * 64 * 172;
  QCOMPARE(parse(kLlama).parameters(), 512 * 64 + 64 + 5 * llamaLayer);
  // Embeddings of 100 words, 32 positions and 2 types with their norm; layers of two norms, four and two linear maps.
  const std::int64_t bertLayer = 2 * 24 + 4 * (12 * 12 + 12) + (12 * 48 + 48) + (48 * 12 + 12);
  const std::int64_t encoder = (100 + 32 + 2) * 12 + 24 + 2 * bertLayer;
  QCOMPARE(parse(kBert).parameters(), encoder);
  const std::int64_t head = 12 * 12 + 12 + 24 + 100;
  QCOMPARE(parse(changed(kBert, "BertModel", "BertForMaskedLM")).parameters(), encoder + head);
}

PIC_TEST(ModelConfigTest)
#include "model_config_test.moc"
