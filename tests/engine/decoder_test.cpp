// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pic/decoder.h"

#include <QTest>

#include "engine/pic/generation.h"
#include "tests/engine/tiny_models.h"
#include "tests/registry.h"

using engine::Decoder;
using engine::Prompt;
using engine::PromptBatch;
using Ids = std::vector<std::int32_t>;

namespace {

// Memory slots where the id is −1, in a prefix; then `taught` tokens that see only the past.
Prompt promptOf(const Ids& ids, int prefix, int firstMemory = 0) {
  Prompt prompt;
  prompt.ids = ids;
  prompt.prefix = prefix;
  for (int i = 0; i < prompt.size(); ++i) {
    prompt.memoryRows.push_back(ids[i] == Prompt::kMemory ? firstMemory++ : -1);
    prompt.positions.push_back(i);
    prompt.segments.push_back(i < prefix ? 1 : 0);
    prompt.targets.push_back(i + 1 > prefix ? ids[i] : -1);
  }
  prompt.nextPosition = prompt.size();
  return prompt;
}

std::shared_ptr<Decoder> randomDecoder(at::ScalarType dtype = at::kDouble) {
  auto decoder = std::make_shared<Decoder>(tests::bertShape(), 3);
  decoder->to(dtype);
  tests::randomise(decoder->namedWeights(), 21);
  return decoder;
}

// Three prompts of different lengths, two of them with memory.
std::vector<Prompt> somePrompts() {
  return {promptOf({5, -1, -1, 6, 7, 8, 9}, 5), promptOf({4, 3}, 1), promptOf({-1, 11, 12, 13}, 2, 2)};
}

at::Tensor hiddenOf(const Decoder& decoder, std::span<const Prompt> prompts, const at::Tensor& memory, bool bothWays) {
  return decoder.forward(engine::makePromptBatch(prompts, bothWays, at::kCPU), memory, at::kDouble);
}

}  // namespace

class DecoderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void promptsAreAlignedAtTheirEnds();
  void aPromptAloneIsThePromptInABatch_data();
  void aPromptAloneIsThePromptInABatch();
  void memorySlotsReadTheirRows();
  void theAnswerSeesTheMemoryButNotWhatFollows();
  void thePrefixSeesTheAnswerNever();
  void segmentsAreToldApart();
  void generatingIsReadingTokenByToken();
  void aBatchGeneratesWhatEachPromptDoes();
  void generationEndsAtTheEndToken();
  void generationStopsWhenAsked();
};

void DecoderTest::promptsAreAlignedAtTheirEnds() {
  const PromptBatch batch = engine::makePromptBatch(somePrompts(), true, at::kCPU);
  QVERIFY(at::equal(batch.ids[0], at::tensor(std::vector<std::int64_t>{5, 0, 0, 6, 7, 8, 9})));
  QVERIFY(at::equal(batch.ids[1], at::tensor(std::vector<std::int64_t>{0, 0, 0, 0, 0, 4, 3})));
  QVERIFY(at::equal(batch.types[0], at::tensor(std::vector<std::int64_t>{0, 1, 1, 0, 0, 0, 0})));
  QVERIFY(at::equal(batch.valid.sum(1), at::tensor(std::vector<std::int64_t>{7, 2, 4})));
  QCOMPARE(batch.firstTarget, std::int64_t{5});
  QVERIFY(batch.usesMemory);
  QCOMPARE(engine::makePromptBatch(std::vector{promptOf({1, 2}, 2)}, true, at::kCPU).firstTarget, std::int64_t{2});
}

void DecoderTest::aPromptAloneIsThePromptInABatch_data() {
  QTest::addColumn<bool>("bothWays");
  QTest::newRow("prefix both ways") << true;
  QTest::newRow("causal") << false;
}

void DecoderTest::aPromptAloneIsThePromptInABatch() {
  QFETCH(bool, bothWays);
  const c10::NoGradGuard noGrad;
  const auto decoder = randomDecoder();
  const at::Tensor memory = tests::normal({3, 32}, 5);
  const auto prompts = somePrompts();
  const at::Tensor together = hiddenOf(*decoder, prompts, memory, bothWays);  // (3, 7, D)
  for (std::size_t b = 0; b < prompts.size(); ++b) {
    const at::Tensor alone = hiddenOf(*decoder, {&prompts[b], 1}, memory, bothWays)[0];
    const at::Tensor part = together[static_cast<std::int64_t>(b)].narrow(0, 7 - alone.size(0), alone.size(0));
    COMPARE_WITHIN(tests::largestDifference(part, alone), 1e-12);
  }
}

// A memory that is the embedding of a word reads as that word, but for the type.
void DecoderTest::memorySlotsReadTheirRows() {
  const c10::NoGradGuard noGrad;
  const auto decoder = randomDecoder();
  for (const auto& [name, tensor] : decoder->namedWeights()) {
    if (name == "types.weight") at::Tensor(tensor[1]).copy_(tensor[0]);
  }
  const at::Tensor memory = decoder->transformer->embed(at::tensor(std::vector<std::int64_t>{31, 32, 33}));
  const std::vector<Prompt> words{promptOf({5, 32, 33, 7}, 4)};
  const std::vector<Prompt> slots{promptOf({5, -1, -1, 7}, 4, 1)};
  QVERIFY(at::equal(hiddenOf(*decoder, slots, memory, true), hiddenOf(*decoder, words, {}, true)));
}

void DecoderTest::theAnswerSeesTheMemoryButNotWhatFollows() {
  const c10::NoGradGuard noGrad;
  const auto decoder = randomDecoder();
  const std::vector<Prompt> prompts{promptOf({5, -1, 7, 8, 9}, 3)};
  const at::Tensor before = hiddenOf(*decoder, prompts, tests::normal({1, 32}, 5), true)[0];
  const at::Tensor otherMemory = hiddenOf(*decoder, prompts, tests::normal({1, 32}, 6), true)[0];
  for (int row = 0; row < 5; ++row) QVERIFY(tests::largestDifference(before[row], otherMemory[row]) > 1e-6);
  const at::Tensor otherEnd =
      hiddenOf(*decoder, std::vector{promptOf({5, -1, 7, 8, 10}, 3)}, tests::normal({1, 32}, 5), true)[0];
  QVERIFY(at::equal(before.narrow(0, 0, 4), otherEnd.narrow(0, 0, 4)));
}

void DecoderTest::thePrefixSeesTheAnswerNever() {
  const c10::NoGradGuard noGrad;
  const auto decoder = randomDecoder();
  const auto hidden = [&](int prefix, std::int32_t last, bool bothWays) {
    return hiddenOf(*decoder, std::vector{promptOf({5, 6, last}, prefix)}, {}, bothWays)[0];
  };
  QVERIFY(at::equal(hidden(2, 8, true).narrow(0, 0, 2), hidden(2, 9, true).narrow(0, 0, 2)));
  QVERIFY(!at::equal(hidden(3, 8, true).narrow(0, 0, 2), hidden(3, 9, true).narrow(0, 0, 2)));
  QVERIFY(at::equal(hidden(3, 8, false).narrow(0, 0, 2), hidden(3, 9, false).narrow(0, 0, 2)));
}

void DecoderTest::segmentsAreToldApart() {
  const c10::NoGradGuard noGrad;
  const auto decoder = randomDecoder();
  std::vector<Prompt> prompts{promptOf({5, 6, 7}, 3)};
  const at::Tensor first = hiddenOf(*decoder, prompts, {}, true);
  prompts.front().segments = {2, 2, 2};
  QVERIFY(tests::largestDifference(first, hiddenOf(*decoder, prompts, {}, true)) > 1e-6);
}

// What is generated is what reading the whole again would choose, token after token.
void DecoderTest::generatingIsReadingTokenByToken() {
  const c10::NoGradGuard noGrad;
  const auto decoder = randomDecoder();
  const at::Tensor memory = tests::normal({2, 32}, 5);
  engine::GenerationPlan plan;
  plan.sampling.maxTokens = 12;
  plan.dtype = at::kDouble;
  const auto tokens = engine::generateTokens(*decoder, promptOf({5, -1, -1, 6}, 4), memory, plan, {}, {});
  QCOMPARE(tokens.size(), std::size_t{12});
  Ids read{5, -1, -1, 6};
  for (const engine::NextToken& token : tokens) {
    const at::Tensor hidden = hiddenOf(*decoder, std::vector{promptOf(read, 4)}, memory, true)[0][-1];
    const at::Tensor logProbabilities = at::log_softmax(decoder->transformer->logits(hidden), -1);
    QCOMPARE(token.id, static_cast<std::int32_t>(logProbabilities.argmax().item<std::int64_t>()));
    COMPARE_WITHIN(std::abs(token.logProbability - logProbabilities.max().item<double>()), 1e-5);
    read.push_back(token.id);
  }
}

// Padding in front and other prompts beside it change nothing; after <ae> positions start anew.
void DecoderTest::aBatchGeneratesWhatEachPromptDoes() {
  const auto decoder = randomDecoder();
  const at::Tensor memory = tests::normal({2, 32}, 5);
  std::vector<Prompt> prompts{promptOf({5, -1, -1, 6}, 4), promptOf({9}, 1), promptOf({3, 4, 5, 6, 7, 8}, 6)};
  prompts.back().nextPosition = 0;
  const auto together = engine::greedyBatch(*decoder, prompts, true, memory, at::kDouble, -1, 10);
  engine::GenerationPlan plan;
  plan.sampling.maxTokens = 10;
  plan.dtype = at::kDouble;
  for (std::size_t b = 0; b < prompts.size(); ++b) {
    Ids alone;
    for (const auto& token : engine::generateTokens(*decoder, prompts[b], memory, plan, {}, {}))
      alone.push_back(token.id);
    QCOMPARE(together[b], alone);
  }
}

void DecoderTest::generationEndsAtTheEndToken() {
  const auto decoder = randomDecoder();
  const std::vector<Prompt> prompts{promptOf({5, 6}, 2)};
  const Ids endless = engine::greedyBatch(*decoder, prompts, true, {}, at::kDouble, -1, 10).front();
  const std::int32_t end = endless.at(4);
  const auto firstEnd = std::find(endless.begin(), endless.end(), end);
  const Ids expected(endless.begin(), firstEnd);
  QCOMPARE(engine::greedyBatch(*decoder, prompts, true, {}, at::kDouble, end, 10).front(), expected);
  engine::GenerationPlan plan;
  plan.dtype = at::kDouble;
  plan.ends = {end};
  Ids found;
  engine::generateTokens(*decoder, prompts.front(), {}, plan,
                         [&](const engine::NextToken& t) { found.push_back(t.id); }, {});
  QCOMPARE(found, expected);
}

void DecoderTest::generationStopsWhenAsked() {
  const auto decoder = randomDecoder();
  std::stop_source stop;
  engine::GenerationPlan plan;
  plan.dtype = at::kDouble;
  int seen = 0;
  const auto stopAtThird = [&](const engine::NextToken&) {
    if (++seen == 3) stop.request_stop();
  };
  QCOMPARE(engine::generateTokens(*decoder, promptOf({5, 6}, 2), {}, plan, stopAtThird, stop.get_token()).size(),
           std::size_t{3});
  QVERIFY(engine::generateTokens(*decoder, promptOf({5, 6}, 2), {}, plan, stopAtThird, stop.get_token()).empty());
}

PIC_TEST(DecoderTest)
#include "decoder_test.moc"
