// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/pic/generation.h"
#include "engine/pic/pic_model.h"
#include "tests/engine/tiny_models.h"
#include "tests/registry.h"

using Json = nlohmann::json;
using Ids = std::vector<std::int32_t>;

namespace {

constexpr double kBound = 1e-4;

std::filesystem::path dataFolder(const char* name) { return std::filesystem::path(PIC_TEST_DATA) / name; }

engine::PicModel load(const char* name) {
  return engine::loadPicModel(engine::openModelFolder(dataFolder(name)), at::kFloat);
}

Json referenceOf(const char* name) {
  std::ifstream stream(dataFolder(name) / "reference.json");
  return Json::parse(stream);
}

// Numbers of a JSON list of lists of lists. (B, T, D)
at::Tensor tensorOf(const Json& json) {
  std::vector<double> values;
  for (const Json& batch : json) {
    for (const Json& row : batch) {
      for (const Json& value : row) values.push_back(value.get<double>());
    }
  }
  const auto B = static_cast<std::int64_t>(json.size()), rows = static_cast<std::int64_t>(json[0].size());
  return at::tensor(values, at::kDouble).view({B, rows, -1});
}

// Integers of a JSON list of lists. (B, T)
at::Tensor integersOf(const Json& json) {
  std::vector<std::int64_t> values;
  for (const Json& row : json) {
    for (const Json& value : row) values.push_back(value.get<std::int64_t>());
  }
  return at::tensor(values, at::kLong).view({static_cast<std::int64_t>(json.size()), -1});
}

// What the BERT in this folder makes of the input of its reference. (B, T, D)
at::Tensor hiddenOf(const engine::Transformer& bert, const Json& reference) {
  const at::Tensor ids = integersOf(reference.at("input_ids"));
  engine::TransformerInput input;
  input.embeddings = bert.embed(ids);
  input.positions = at::arange(ids.size(1)).unsqueeze(0).expand_as(ids);
  input.types = integersOf(reference.at("token_type_ids"));
  input.mask = integersOf(reference.at("attention_mask")).to(at::kBool).unsqueeze(1).unsqueeze(1);  // (B, 1, 1, T)
  return bert.forward(input);
}

}  // namespace

// Real published weights and what others compute with them.
class GoldenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void storiesAreToldTokenForToken();
  void storiesHaveTheStatesAndLogitsOfTheReference();
  void bertHasTheStatesAndLogitsOfHuggingFace();
  void anEncoderWithoutAHeadHasTheStatesOfHuggingFace();
};

void GoldenTest::storiesAreToldTokenForToken() {
  const engine::PicModel model = load("llama-stories260k");
  const Json reference = referenceOf("llama-stories260k");
  Ids expected = reference.at("ids").get<Ids>();
  QCOMPARE(expected.size(), std::size_t{201});
  engine::Prompt prompt;
  prompt.ids = {expected.front()};
  prompt.memoryRows = {-1};
  prompt.positions = {0};
  prompt.segments = {0};
  prompt.targets = {-1};
  prompt.nextPosition = 1;
  engine::GenerationPlan plan;
  plan.sampling.maxTokens = 200;
  plan.prefixBidirectional = false;
  Ids told;
  engine::generateTokens(*model.decoder, prompt, {}, plan,
                         [&](const engine::NextToken& next) { told.push_back(next.id); }, {});
  expected.erase(expected.begin());
  QCOMPARE(told, expected);
  QCOMPARE(QString::fromStdString(model.tokenizer->decode(told)).trimmed(),
           QString::fromStdString(reference.at("text").get<std::string>()).trimmed());
}

void GoldenTest::storiesHaveTheStatesAndLogitsOfTheReference() {
  const c10::NoGradGuard noGrad;
  const engine::PicModel model = load("llama-stories260k");
  const Json reference = referenceOf("llama-stories260k");
  const engine::Transformer& llama = *model.decoder->transformer;
  const auto ids = reference.at("ids").get<std::vector<std::int64_t>>();
  engine::TransformerInput input;
  input.embeddings = llama.embed(at::tensor(ids)).unsqueeze(0);
  input.positions = at::arange(static_cast<std::int64_t>(ids.size())).unsqueeze(0);
  input.causal = true;
  const at::Tensor hidden = llama.forward(input)[0], logits = llama.logits(hidden);  // (T, D), (T, V)
  QVERIFY(!reference.at("positions").empty());
  for (const Json& place : reference.at("positions")) {
    const int row = place.at("pos").get<int>();
    const auto expectedHidden = at::tensor(place.at("hidden_first8").get<std::vector<double>>(), at::kDouble);
    const auto expectedLogits = at::tensor(place.at("logits_first8").get<std::vector<double>>(), at::kDouble);
    COMPARE_WITHIN(tests::largestDifference(hidden[row].narrow(0, 0, 8), expectedHidden), kBound);
    COMPARE_WITHIN(tests::largestDifference(logits[row].narrow(0, 0, 8), expectedLogits), kBound);
  }
}

void GoldenTest::bertHasTheStatesAndLogitsOfHuggingFace() {
  const c10::NoGradGuard noGrad;
  const engine::PicModel model = load("bert-tiny/masked-lm");
  const Json reference = referenceOf("bert-tiny/masked-lm");
  const at::Tensor hidden = hiddenOf(*model.decoder->transformer, reference);
  COMPARE_WITHIN(tests::largestDifference(hidden, tensorOf(reference.at("hidden"))), kBound);
  const at::Tensor logits = model.decoder->transformer->logits(hidden);
  COMPARE_WITHIN(tests::largestDifference(logits, tensorOf(reference.at("logits"))), kBound);
}

void GoldenTest::anEncoderWithoutAHeadHasTheStatesOfHuggingFace() {
  const c10::NoGradGuard noGrad;
  const engine::PicModel model = load("bert-tiny/encoder");
  const Json reference = referenceOf("bert-tiny/encoder");
  const at::Tensor hidden = hiddenOf(*model.decoder->transformer, reference);
  COMPARE_WITHIN(tests::largestDifference(hidden, tensorOf(reference.at("hidden"))), kBound);
}

PIC_TEST(GoldenTest)
#include "golden_test.moc"
