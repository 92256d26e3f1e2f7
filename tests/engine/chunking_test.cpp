// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pic/chunking.h"

#include <QTest>
#include <cmath>
#include <numeric>

#include "engine/values/random.h"
#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ChunkSpan;
using engine::Tag;
using engine::TokenKind;
using Chunks = std::vector<ChunkSpan>;

namespace {

// The chunks follow one another from 0 to `tokens`, and none is empty.
bool coverEverything(const Chunks& chunks, int tokens) {
  int end = 0;
  for (const ChunkSpan& chunk : chunks) {
    if (chunk.begin != end || chunk.length() < 1) return false;
    end = chunk.end;
  }
  return end == tokens;
}

std::vector<int> lengths(const Chunks& chunks) {
  std::vector<int> all;
  for (const ChunkSpan& chunk : chunks) all.push_back(chunk.length());
  return all;
}

// The chunk of a token, counted from 0.
int chunkOf(const Chunks& chunks, int token) {
  int c = 0;
  while (token >= chunks[c].end) ++c;
  return c;
}

}  // namespace

class ChunkingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fixedChunksFollowTheFormula_data();
  void fixedChunksFollowTheFormula();
  void theLastChunkMayBeShort();
  void aFractionalRatioAlternatesLengths();
  void noTextHasNoChunks();
  void balancedChunksFollowTheFormula();
  void handMadeChunksHaveTheirBorders();
  void bordersBeyondAShortSegmentAreLeftOut();
  void wrongBordersAreRefused();
  void sharesNeverExceedTheBudget();
  void sharesAreProportional();
  void aBudgetBelowOneASegmentIsRefused();
  void tagsNameChunksAndRanks();
  void interleavedTagsPutMemoryAfterItsChunk();
};

void ChunkingTest::fixedChunksFollowTheFormula_data() {
  QTest::addColumn<double>("ratio");
  for (const double ratio : {1.0, 2.0, 2.5, 3.0, 3.3, 4.0, 6.0, 7.1, 12.0, 16.0, 24.0, 48.0, 64.0, 512.0}) {
    QTest::addRow("%g", ratio) << ratio;
  }
}

void ChunkingTest::fixedChunksFollowTheFormula() {
  QFETCH(double, ratio);
  for (const int memories : {1, 2, 3}) {
    for (int tokens = 1; tokens <= 256; tokens += tokens < 60 ? 1 : 7) {
      const Chunks chunks = engine::fixedChunks(tokens, ratio, memories);
      QVERIFY(coverEverything(chunks, tokens));
      // In tenths: every ratio above is exact then.
      const int tenths = static_cast<int>(std::lround(10 * ratio)) * memories;
      const int count = (10 * tokens + tenths - 1) / tenths;
      QCOMPARE(engine::memoryCount(chunks), memories * count);
      for (int i = 0; i + 1 < tokens; ++i) QCOMPARE(chunkOf(chunks, i), 10 * i / tenths);
      QCOMPARE(chunkOf(chunks, tokens - 1), count - 1);  // the formula would leave it empty at 3 tokens and 2.5
    }
  }
}

void ChunkingTest::theLastChunkMayBeShort() {
  QCOMPARE(engine::fixedChunks(10, 4), (Chunks{{0, 4, 1}, {4, 8, 1}, {8, 10, 1}}));
  QCOMPARE(engine::fixedChunks(9, 4, 2), (Chunks{{0, 8, 2}, {8, 9, 2}}));
  QCOMPARE(engine::fixedChunks(3, 64), (Chunks{{0, 3, 1}}));
}

void ChunkingTest::aFractionalRatioAlternatesLengths() {
  QCOMPARE(lengths(engine::fixedChunks(11, 2.5)), (std::vector<int>{3, 2, 3, 2, 1}));
}

void ChunkingTest::noTextHasNoChunks() {
  QVERIFY(engine::fixedChunks(0, 4).empty());
  QVERIFY(engine::segmentTags({}).empty());
}

void ChunkingTest::balancedChunksFollowTheFormula() {
  for (const int memories : {1, 2}) {
    for (int tokens = 1; tokens <= 40; ++tokens) {
      for (int count = 1; count <= tokens; ++count) {
        const Chunks chunks = engine::balancedChunks(tokens, count * memories, memories);
        QVERIFY(coverEverything(chunks, tokens));
        QCOMPARE(engine::memoryCount(chunks), count * memories);
        for (int i = 0; i < tokens; ++i) QCOMPARE(chunkOf(chunks, i), i * count / tokens);
        for (const ChunkSpan& chunk : chunks) QVERIFY(chunk.length() - tokens / count <= 1);
      }
    }
  }
}

void ChunkingTest::handMadeChunksHaveTheirBorders() {
  QCOMPARE(engine::handMadeChunks(10, {0, 1, 7}, 2), (Chunks{{0, 1, 2}, {1, 7, 2}, {7, 10, 2}}));
  QCOMPARE(engine::handMadeChunks(10, {0}), (Chunks{{0, 10, 1}}));
}

void ChunkingTest::bordersBeyondAShortSegmentAreLeftOut() {
  QCOMPARE(engine::handMadeChunks(5, {0, 3, 5, 9}), (Chunks{{0, 3, 1}, {3, 5, 1}}));
  QCOMPARE(engine::handMadeChunks(4, {0, 3, 9}), (Chunks{{0, 3, 1}, {3, 4, 1}}));
}

void ChunkingTest::wrongBordersAreRefused() {
  QVERIFY(tests::errorOf([] { engine::handMadeChunks(10, {}); }).contains("begin with 0"));
  QVERIFY(tests::errorOf([] { engine::handMadeChunks(10, {1, 4}); }).contains("begin with 0"));
  QVERIFY(tests::errorOf([] { engine::handMadeChunks(10, {0, 4, 4}); }).contains("4 is followed by 4"));
  QVERIFY(tests::errorOf([] { engine::handMadeChunks(10, {0, 6, 2}); }).contains("6 is followed by 2"));
}

// Whatever the lengths: at least one each, at most half the tokens (rounded up), never more than the budget together.
void ChunkingTest::sharesNeverExceedTheBudget() {
  engine::Random random(99);
  for (int round = 0; round < 20000; ++round) {
    std::vector<int> tokens(1 + random.below(12));
    for (int& count : tokens) count = static_cast<int>(1 + random.below(round % 2 ? 256 : 5));
    const auto segments = static_cast<int>(tokens.size());
    const int budget = segments + static_cast<int>(random.below(round % 3 ? 40 : 2000));
    const std::vector<int> shares = engine::shareBudget(tokens, budget);
    QCOMPARE(static_cast<int>(shares.size()), segments);
    QVERIFY(std::accumulate(shares.begin(), shares.end(), 0) <= budget);
    for (int i = 0; i < segments; ++i) {
      QVERIFY(shares[i] >= 1);
      QVERIFY(shares[i] <= (tokens[i] + 1) / 2);
    }
  }
}

void ChunkingTest::sharesAreProportional() {
  QCOMPARE(engine::shareBudget({256, 128, 256}, 40), (std::vector<int>{16, 8, 16}));
  QCOMPARE(engine::shareBudget({256, 1, 255}, 16), (std::vector<int>{8, 1, 7}));
  QCOMPARE(engine::shareBudget({100, 100, 100}, 10), (std::vector<int>{3, 3, 4}));
  QCOMPARE(engine::shareBudget({3, 100}, 1000), (std::vector<int>{2, 50}));
  QCOMPARE(engine::shareBudget({}, 0), std::vector<int>{});
}

void ChunkingTest::aBudgetBelowOneASegmentIsRefused() {
  const QString sentence = tests::errorOf([] { engine::shareBudget({10, 10, 10}, 2); });
  QVERIFY2(sentence.contains("2 memory tokens") && sentence.contains("3 segments"), qPrintable(sentence));
}

void ChunkingTest::tagsNameChunksAndRanks() {
  const std::vector<Tag> expected{{TokenKind::Context, 0, 0}, {TokenKind::Context, 0, 1}, {TokenKind::Context, 1, 2},
                                  {TokenKind::Memory, 0, 0},  {TokenKind::Memory, 0, 1},  {TokenKind::Memory, 1, 2},
                                  {TokenKind::Memory, 1, 3}};
  QCOMPARE(engine::segmentTags({{0, 2, 2}, {2, 3, 2}}), expected);
}

void ChunkingTest::interleavedTagsPutMemoryAfterItsChunk() {
  const std::vector<Tag> expected{{TokenKind::Context, 0, 0},
                                  {TokenKind::Context, 0, 1},
                                  {TokenKind::Memory, 0, 0},
                                  {TokenKind::Context, 1, 2},
                                  {TokenKind::Memory, 1, 1}};
  QCOMPARE(engine::interleavedTags({{0, 2, 1}, {2, 3, 1}}), expected);
}

PIC_TEST(ChunkingTest)
#include "chunking_test.moc"
