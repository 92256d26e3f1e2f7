// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "engine/pic/self_test.h"
#include "tests/engine/tiny_models.h"
#include "tests/registry.h"

using engine::CompressorConfig;
using engine::Influence;
using engine::MaskClaim;
using engine::SegmentInput;
using engine::SelfTestResult;
using Outcome = engine::SelfTestResult::Outcome;

namespace {

constexpr int kLayers = 3;
constexpr int kWidth = 48;

CompressorConfig configured(const std::string& positions = "chunk-end") {
  CompressorConfig config;
  config.positions = positions;
  config.mask = engine::presetMask("pic");
  return config;
}

// A compressor and the embedding it borrows.
struct Fixture {
  explicit Fixture(const CompressorConfig& config = configured(), at::ScalarType dtype = at::kDouble,
                   const engine::ModelShape& shape = tests::llamaShape(kLayers, kWidth))
      : compressor(tests::randomCompressor(shape, config, dtype)), embedder(tests::randomTransformer(shape, dtype)) {}

  std::vector<SelfTestResult> run(const std::vector<MaskClaim>& claims = engine::specifiedClaims(),
                                  at::ScalarType dtype = at::kDouble) const {
    return engine::runSelfTest(*compressor, *embedder, dtype, tests::someIds(30), claims);
  }

  at::Tensor memoryOf(const std::vector<SegmentInput>& segments, const char* preset) const {
    const c10::NoGradGuard noGrad;
    return compressor->forward(segments, *embedder, engine::presetMask(preset), compressor->memoryToken.scalar_type());
  }

  std::shared_ptr<engine::Compressor> compressor;
  std::shared_ptr<engine::Transformer> embedder;
};

SegmentInput segment(int tokens, double ratio, int memories = 1, int seed = 0) {
  return {tests::someIds(tokens, 50, seed), engine::fixedChunks(tokens, ratio, memories)};
}

QString told(const SelfTestResult& result) {
  return QString("%1: error %2, bound %3. %4")
      .arg(QString::fromStdString(result.name))
      .arg(result.error)
      .arg(result.bound)
      .arg(QString::fromStdString(result.reason));
}

const SelfTestResult& resultNamed(const std::vector<SelfTestResult>& results, const std::string& part) {
  for (const SelfTestResult& result : results) {
    if (result.name.find(part) != std::string::npos) return result;
  }
  qFatal("no result is named %s", part.c_str());
}

void verifyOutcome(const std::vector<SelfTestResult>& results, const std::string& part, Outcome outcome) {
  const SelfTestResult& result = resultNamed(results, part);
  QVERIFY2(result.outcome == outcome, qPrintable(told(result)));
}

}  // namespace

class InvariantsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void allHoldInTheSettingOfTheSpecification();
  void allHoldWithOtherSettings_data();
  void allHoldWithOtherSettings();
  void narrowTypesHoldThemWithinTheirPrecision_data();
  void narrowTypesHoldThemWithinTheirPrecision();
  void narrowWeightsAreWidenedForASharpTest();
  void settingsThatRuleAClaimOutSayWhy();
  void aClaimThatIsNotTrueFails_data();
  void aClaimThatIsNotTrueFails();
  void chunksThatSeeOneAnotherThroughContextInfluenceLaterMemory();
  void aSegmentAloneIsTheSameSegmentInABatch_data();
  void aSegmentAloneIsTheSameSegmentInABatch();
};

void InvariantsTest::allHoldInTheSettingOfTheSpecification() {
  const auto results = Fixture().run();
  QCOMPARE(results.size(), std::size_t{6 + 6 + 5 + 4 + 1});
  for (const SelfTestResult& result : results) {
    QVERIFY2(result.outcome == Outcome::Passed, qPrintable(told(result)));
    QVERIFY2(result.error < 1e-10 || result.name.find("changes") != std::string::npos, qPrintable(told(result)));
  }
}

void InvariantsTest::allHoldWithOtherSettings_data() {
  QTest::addColumn<QString>("positions");
  QTest::addColumn<QString>("input");
  QTest::addColumn<QString>("output");
  QTest::addColumn<int>("memories");
  QTest::newRow("chunk centres") << "epl"
                                 << "learned"
                                 << "converter" << 1;
  QTest::newRow("chunk centres for both") << "epl+dec"
                                          << "learned"
                                          << "converter" << 1;
  QTest::newRow("mean input, residual output") << "chunk-end"
                                               << "mean"
                                               << "residual" << 1;
  QTest::newRow("two memories a chunk") << "chunk-end"
                                        << "learned"
                                        << "converter" << 2;
  QTest::newRow("the small model's") << "epl+dec"
                                     << "mean"
                                     << "residual" << 2;
}

void InvariantsTest::allHoldWithOtherSettings() {
  QFETCH(QString, positions);
  QFETCH(QString, input);
  QFETCH(QString, output);
  QFETCH(int, memories);
  CompressorConfig config = configured(positions.toStdString());
  config.memoryInput = input.toStdString();
  config.memoryOutput = output.toStdString();
  config.memoriesPerChunk = memories;
  for (const SelfTestResult& result : Fixture(config).run()) {
    QVERIFY2(result.outcome == Outcome::Passed, qPrintable(told(result)));
  }
}

void InvariantsTest::narrowTypesHoldThemWithinTheirPrecision_data() {
  QTest::addColumn<int>("type");
  QTest::newRow("float32") << static_cast<int>(at::kFloat);
  QTest::newRow("bfloat16") << static_cast<int>(at::kBFloat16);
}

void InvariantsTest::narrowTypesHoldThemWithinTheirPrecision() {
  QFETCH(int, type);
  const auto dtype = static_cast<at::ScalarType>(type);
  for (const SelfTestResult& result : Fixture(configured(), dtype).run(engine::specifiedClaims(), dtype)) {
    QVERIFY2(result.outcome == Outcome::Passed, qPrintable(told(result)));
  }
}

void InvariantsTest::narrowWeightsAreWidenedForASharpTest() {
  const Fixture fixture(configured(), at::kBFloat16);
  for (const SelfTestResult& result : fixture.run(engine::specifiedClaims(), at::kDouble)) {
    QVERIFY2(result.outcome == Outcome::Passed, qPrintable(told(result)));
    QVERIFY2(result.error < 1e-10 || result.name.find("changes") != std::string::npos, qPrintable(told(result)));
  }
  QCOMPARE(fixture.compressor->memoryToken.scalar_type(), at::kBFloat16);
}

void InvariantsTest::settingsThatRuleAClaimOutSayWhy() {
  CompressorConfig bothWays = configured();
  bothWays.causalContext = false;
  const auto bidirectional = Fixture(bothWays).run();
  verifyOutcome(bidirectional, "leaves earlier memory as it was (pic)", Outcome::NotApplicable);
  verifyOutcome(bidirectional, "No chunk reaches earlier memory (pic)", Outcome::NotApplicable);
  verifyOutcome(bidirectional, "Independent chunks", Outcome::Passed);
  verifyOutcome(bidirectional, "Context rows equal the stack without memory tokens (pic)", Outcome::Passed);
  verifyOutcome(bidirectional, "only its own memory", Outcome::Passed);

  const auto sequential = Fixture(configured("seq")).run();
  verifyOutcome(sequential, "Independent chunks", Outcome::NotApplicable);
  verifyOutcome(sequential, "leaves earlier memory as it was (pic)", Outcome::NotApplicable);
  verifyOutcome(sequential, "No chunk reaches earlier memory (pic)", Outcome::Passed);

  const auto learned = Fixture(configured(), at::kDouble, tests::bertShape(kLayers, kWidth)).run();
  verifyOutcome(learned, "Independent chunks", Outcome::NotApplicable);
  verifyOutcome(learned, "leaves earlier memory as it was (pic)", Outcome::Passed);

  verifyOutcome(Fixture(configured("rebased")).run(), "Independent chunks", Outcome::NotApplicable);
  for (const auto& results : {bidirectional, sequential, learned}) {
    for (const SelfTestResult& result : results) {
      QVERIFY2(result.outcome != Outcome::Failed, qPrintable(told(result)));
      QCOMPARE(result.outcome == Outcome::NotApplicable, !result.reason.empty());
    }
  }
}

void InvariantsTest::aClaimThatIsNotTrueFails_data() {
  QTest::addColumn<MaskClaim>("claim");
  QTest::addColumn<QString>("fails");
  const auto row = [](const char* name, const MaskClaim& claim, const char* fails) {
    QTest::newRow(name) << claim << fails;
  };
  row("full streams", {"full", false, true, true, Influence::All, {}}, "leaves earlier memory");
  row("pic changes", {"pic", false, true, false, Influence::OwnAndLater, {}}, "changes earlier memory");
  row("pic is independent", {"pic", true, true, true, Influence::OwnAndLater, {}}, "Independent chunks");
  row("pic-recur has a plain context", {"pic-recur", false, true, true, Influence::OwnAndLater, {}}, "Context rows");
  row("full looks back only", {"full", false, true, false, Influence::OwnAndLater, {}}, "No chunk reaches earlier");
  row("pic is diagonal", {"pic", false, true, true, Influence::OwnOnly, {}}, "only its own memory");
  row("pic is dense", {"pic", false, true, true, Influence::All, {}}, "every memory");
  row("one pair more", {"pic", false, true, true, Influence::OwnAndLater, {35232, 33288, 33163}}, "As many pairs");
}

void InvariantsTest::aClaimThatIsNotTrueFails() {
  QFETCH(MaskClaim, claim);
  QFETCH(QString, fails);
  int failed = 0;
  for (const SelfTestResult& result : Fixture().run({claim})) {
    const bool meant = QString::fromStdString(result.name).contains(fails);
    QVERIFY2((result.outcome == Outcome::Failed) == meant, qPrintable(told(result)));
    failed += meant;
  }
  QCOMPARE(failed, 1);
}

// What makes the matrix of pic lower triangular and not diagonal: context tokens see the text before their chunk.
void InvariantsTest::chunksThatSeeOneAnotherThroughContextInfluenceLaterMemory() {
  const Fixture fixture;
  SegmentInput changed = segment(16, 4);
  changed.ids[1] = (changed.ids[1] + 1) % 50;
  for (const auto& [preset, later] :
       {std::pair{"pic", true}, {"pic-self", true}, {"pic-recur", true}, {"pic-indep", false}}) {
    const at::Tensor difference =
        (fixture.memoryOf({segment(16, 4)}, preset) - fixture.memoryOf({changed}, preset)).abs();
    QVERIFY(difference[0].max().item<double>() > 1e-6);
    for (int j = 1; j < 4; ++j) QCOMPARE(difference[j].max().item<double>() > 1e-6, later);
  }
}

void InvariantsTest::aSegmentAloneIsTheSameSegmentInABatch_data() {
  QTest::addColumn<QString>("preset");
  for (const std::string& name : engine::presetNames()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

// Other lengths, other ratios: padded context and padded memory, before and behind.
void InvariantsTest::aSegmentAloneIsTheSameSegmentInABatch() {
  QFETCH(QString, preset);
  const QByteArray name = preset.toUtf8();
  for (const bool causal : {true, false}) {
    CompressorConfig config = configured("epl+dec");
    config.causalContext = causal;
    config.memoryInput = "mean";
    config.memoryOutput = "residual";
    const Fixture fixture(config);
    const std::vector<SegmentInput> segments{segment(21, 7), segment(9, 2, 1, 1), segment(16, 4, 1, 2),
                                             segment(1, 4, 1, 3)};
    std::vector<at::Tensor> alone;
    for (const SegmentInput& one : segments) alone.push_back(fixture.memoryOf({one}, name.constData()));
    const at::Tensor together = fixture.memoryOf(segments, name.constData());
    QCOMPARE(together.size(0), std::int64_t{3 + 5 + 4 + 1});
    COMPARE_WITHIN(tests::largestDifference(together, at::cat(alone)), 1e-12);
  }
}

PIC_TEST(InvariantsTest)
#include "invariants_test.moc"
