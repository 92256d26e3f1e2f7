// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explain/knock_out.h"

#include <QTest>

#include "engine/error.h"
#include "engine/explain/alignment.h"
#include "engine/pic/prompt_context.h"
#include "engine/values/random.h"
#include "tests/engine/explained_model.h"
#include "tests/registry.h"

using engine::Answer;
using engine::KnockOut;
using engine::Memory;
using engine::WordChange;
using tests::explainedEngine;

// What is left of answer and text when memory is cut, and where memory lies.
class KnockOutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void knockingOutIsAskingWhatIsLeft();
  void withoutAnyMemoryThereIsStillAnAnswer();
  void onlyMemoryTokensCanBeKnockedOut();
  void wordsAreLaidSideBySide();
  void theLongestCommonSubsequenceIsFound();
  void whatSurvivedIsWhatIsToldAgain();
  void tellingAgainStops();
  void normsAndNearestWordsAreThoseOfLoops();
  void theAxesAreThoseOfLargestSpread();
};

void KnockOutTest::knockingOutIsAskingWhatIsLeft() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  const engine::AskedQuestion asked{memory, tests::kFerryQuestion, answer};
  const Memory left = engine::withoutMemories(memory, {2, 0});
  QCOMPARE(left.memoryCount(), memory.memoryCount() - 2);
  QCOMPARE(left.positions.front(), memory.positions[1]);
  QVERIFY(std::equal(left.vectors.begin(), left.vectors.begin() + left.width, memory.vectors.begin() + memory.width));
  const Answer alone = tests::explainedAnswer(left);
  const KnockOut found = engine::knockOut(explainedEngine(), asked, {2, 0, 2}, tests::plainOptions());
  QCOMPARE(found.removed, (std::vector<int>{0, 2}));
  QCOMPARE(found.after.text, alone.text);
  for (std::size_t t = 0; t < answer.tokens.size(); ++t) {
    COMPARE_WITHIN(std::abs(found.logProbabilities[t] - answer.tokens[t].logProbability), 1e-5);
  }
  COMPARE_WITHIN(
      tests::largestDifference(found.withoutThem,
                               engine::answerLogProbabilities(explainedEngine(), {left, tests::kFerryQuestion, answer},
                                                              engine::AttributionUnit::Chunk)),
      1e-9);
  QVERIFY(tests::largestDifference(found.withoutThem, found.logProbabilities) > 1e-4);
  const KnockOut nothing = engine::knockOut(explainedEngine(), asked, {}, tests::plainOptions());
  QCOMPARE(nothing.after.text, answer.text);
  for (const WordChange& word : nothing.words) QCOMPARE(word.kind, WordChange::Kind::Same);
}

void KnockOutTest::withoutAnyMemoryThereIsStillAnAnswer() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  std::vector<int> all;
  for (int m = 0; m < memory.memoryCount(); ++m) all.push_back(m);
  const KnockOut found =
      engine::knockOut(explainedEngine(), {memory, tests::kFerryQuestion, answer}, all, tests::plainOptions());
  QCOMPARE(found.after.memoryTokens, 0);
  QCOMPARE(found.withoutThem.size(), answer.tokens.size());
}

void KnockOutTest::onlyMemoryTokensCanBeKnockedOut() {
  const Memory memory = tests::explainedMemory();
  const Answer answer = tests::explainedAnswer(memory);
  for (const int wrong : {-1, memory.memoryCount()}) {
    QVERIFY_THROWS_EXCEPTION(engine::Error, engine::knockOut(explainedEngine(), {memory, tests::kFerryQuestion, answer},
                                                             {wrong}, tests::plainOptions()));
  }
}

void KnockOutTest::wordsAreLaidSideBySide() {
  using Kind = WordChange::Kind;
  const auto changes = engine::wordChanges("the old  man ran", "the man ran home");
  const std::vector<WordChange> expected{
      {Kind::Same, "the"}, {Kind::Removed, "old"}, {Kind::Same, "man"}, {Kind::Same, "ran"}, {Kind::Added, "home"}};
  QVERIFY(changes == expected);
  QVERIFY(engine::wordChanges("a", "b") == (std::vector<WordChange>{{Kind::Removed, "a"}, {Kind::Added, "b"}}));
  QVERIFY(engine::wordChanges("", " ").empty());
}

// By trying every subset of short sequences.
void KnockOutTest::theLongestCommonSubsequenceIsFound() {
  engine::Random random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<int> a(7), b(6);
    for (int& x : a) x = static_cast<int>(random.below(3));
    for (int& x : b) x = static_cast<int>(random.below(3));
    std::size_t longest = 0;
    for (unsigned subset = 0; subset < 128; ++subset) {
      std::vector<int> wanted;
      for (unsigned i = 0; i < 7; ++i) {
        if ((subset >> i & 1U) != 0) wanted.push_back(a[i]);
      }
      std::size_t at = 0;
      for (const int x : b) at += at < wanted.size() && wanted[at] == x;
      if (at == wanted.size()) longest = std::max(longest, at);
    }
    const auto pairs = engine::longestCommonSubsequence(a, b);
    QCOMPARE(pairs.size(), longest);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      QCOMPARE(a[pairs[i].first], b[pairs[i].second]);
      QVERIFY(i == 0 || (pairs[i].first > pairs[i - 1].first && pairs[i].second > pairs[i - 1].second));
    }
  }
}

void KnockOutTest::whatSurvivedIsWhatIsToldAgain() {
  const Memory memory = tests::explainedMemory();
  const engine::Survival found = engine::whatSurvived(explainedEngine(), memory, 0);
  engine::CompressOptions options;
  options.ratio = 8;
  options.mask = engine::presetMask("pic");
  const engine::Reconstruction again = explainedEngine().reconstruct(tests::kFerryText, options);
  QCOMPARE(found.told, again.text);
  QCOMPARE(found.tokens.size(), static_cast<std::size_t>(memory.segments[0].tokenCount));
  int told = 0;
  double differs = 0;
  for (const engine::SurvivalToken& token : found.tokens) {
    told += token.told;
    QVERIFY(token.logProbability <= 0 && token.withoutMemory <= 0);
    differs = std::max(differs, std::abs(token.logProbability - token.withoutMemory));
  }
  COMPARE_WITHIN(std::abs(found.share - told / static_cast<double>(found.tokens.size())), 1e-12);
  QVERIFY(found.share >= again.freeRunning);  // what is right in its place is right in order
  QVERIFY(differs > 1e-3);
  QCOMPARE(found.tokens.front().bytes.begin, std::int64_t{0});
}

void KnockOutTest::tellingAgainStops() {
  std::stop_source stop;
  int reports = 0;
  const auto report = [&](const engine::ProgressReport&) {
    if (++reports == 2) stop.request_stop();
  };
  const engine::Survival found =
      engine::whatSurvived(explainedEngine(), tests::explainedMemory(), 0, report, stop.get_token());
  QVERIFY(found.stopped);
  QCOMPARE(reports, 2);
}

void KnockOutTest::normsAndNearestWordsAreThoseOfLoops() {
  const Memory memory = tests::explainedMemory();
  const engine::MemoryGeometry found = engine::memoryGeometry(explainedEngine(), memory, 3);
  const at::Tensor words = explainedEngine().contextFor(memory).model.decoder->transformer->embedding;
  const auto table = tests::matrixOf(words);
  for (int m = 0; m < memory.memoryCount(); ++m) {
    const float* row = memory.vectors.data() + static_cast<std::ptrdiff_t>(m) * memory.width;
    double norm = 0;
    for (int d = 0; d < memory.width; ++d) norm += static_cast<double>(row[d]) * row[d];
    COMPARE_WITHIN(std::abs(found.norms[m] - std::sqrt(norm)), 1e-4);
    std::vector<std::pair<double, int>> cosines;
    for (int v = 0; v < table.rows; ++v) {
      double dot = 0, size = 0;
      for (int d = 0; d < memory.width; ++d) {
        const double x = table.values[static_cast<std::size_t>(v) * memory.width + d];
        dot += x * row[d];
        size += x * x;
      }
      cosines.emplace_back(dot / std::sqrt(size * norm), v);
    }
    std::sort(cosines.rbegin(), cosines.rend());
    QCOMPARE(found.nearest[m].size(), std::size_t{3});
    for (int i = 0; i < 3; ++i) {
      QCOMPARE(found.nearest[m][i].id, cosines[i].second);
      COMPARE_WITHIN(std::abs(found.nearest[m][i].cosine - cosines[i].first), 1e-5);
      QCOMPARE(found.nearest[m][i].piece, explainedEngine().tokenizer()->piece(cosines[i].second));
    }
  }
}

// The spread along the axes is what is said of it, they do not go together, and no other direction has more.
void KnockOutTest::theAxesAreThoseOfLargestSpread() {
  const Memory memory = tests::explainedMemory("pic", tests::kFerryText, 3);
  const int k = memory.memoryCount(), D = memory.width;
  QVERIFY(k > 4);
  const engine::MemoryGeometry found = engine::memoryGeometry(explainedEngine(), memory);
  std::vector<double> centred(memory.vectors.begin(), memory.vectors.end());
  double total = 0;
  for (int d = 0; d < D; ++d) {
    double mean = 0;
    for (int m = 0; m < k; ++m) mean += centred[m * D + d] / k;
    for (int m = 0; m < k; ++m) {
      centred[m * D + d] -= mean;
      total += centred[m * D + d] * centred[m * D + d];
    }
  }
  double together = 0, first = 0, second = 0;
  for (const auto& [x, y] : found.axes) {
    first += static_cast<double>(x) * x;
    second += static_cast<double>(y) * y;
    together += static_cast<double>(x) * y;
  }
  COMPARE_WITHIN(std::abs(first / total - found.explained[0]), 1e-4);
  COMPARE_WITHIN(std::abs(second / total - found.explained[1]), 1e-4);
  COMPARE_WITHIN(std::abs(together) / total, 1e-4);
  QVERIFY(first >= second && found.explained[1] > 0);
  engine::Random random(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> direction(D);
    double size = 0, spread = 0;
    for (double& x : direction) {
      x = random.uniform() - 0.5;
      size += x * x;
    }
    for (int m = 0; m < k; ++m) {
      double along = 0;
      for (int d = 0; d < D; ++d) along += centred[m * D + d] * direction[d];
      spread += along * along / size;
    }
    QVERIFY(spread <= first * (1 + 1e-6));
  }
}

PIC_TEST(KnockOutTest)
#include "knock_out_test.moc"
