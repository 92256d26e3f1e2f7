// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pic/positions.h"

#include <QTest>

#include "tests/engine/weights_files.h"
#include "tests/registry.h"

using engine::ChunkSpan;
using engine::compressorPositions;
using engine::decoderPositions;
using engine::PositionLayout;
using Ids = std::vector<std::int32_t>;

namespace {

constexpr PositionLayout kLayouts[] = {PositionLayout::Sequential, PositionLayout::ChunkEnd,
                                       PositionLayout::ChunkCentre, PositionLayout::ChunkCentreDecoder,
                                       PositionLayout::Rebased};

}  // namespace

class PositionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyNameIsALayout();
  void anUnknownNameIsRefusedWithTheList();
  void sequentialIdsFollowTheText();
  void chunkEndIdsFollowTheChunk();
  void rebasedIdsFollowTheChunkFromZero();
  void centresAreThoseOfTheSpecification();
  void severalMemoriesStandAtTheCentresOfTheirParts();
  void centresLieInsideTheirChunk();
  void theDecoderCountsFromZeroUnlessMemoryStaysInPlace();
  void onlySequentialIdsDependOnTheWholeText();
};

void PositionsTest::everyNameIsALayout() {
  const char* names[] = {"seq", "chunk-end", "epl", "epl+dec", "rebased"};
  for (std::size_t i = 0; i < std::size(names); ++i) QVERIFY(engine::positionLayout(names[i]) == kLayouts[i]);
}

void PositionsTest::anUnknownNameIsRefusedWithTheList() {
  const QString sentence = tests::errorOf([] { engine::positionLayout("middle"); });
  QVERIFY2(sentence.contains("'middle'") && sentence.contains("seq, chunk-end, epl, epl+dec, rebased"),
           qPrintable(sentence));
}

void PositionsTest::sequentialIdsFollowTheText() {
  QCOMPARE(compressorPositions(engine::fixedChunks(10, 4), PositionLayout::Sequential), (Ids{10, 11, 12}));
  QCOMPARE(compressorPositions(engine::fixedChunks(10, 4, 2), PositionLayout::Sequential), (Ids{10, 11, 12, 13}));
}

void PositionsTest::chunkEndIdsFollowTheChunk() {
  QCOMPARE(compressorPositions(engine::fixedChunks(10, 4), PositionLayout::ChunkEnd), (Ids{4, 8, 10}));
  QCOMPARE(compressorPositions(engine::fixedChunks(10, 4, 2), PositionLayout::ChunkEnd), (Ids{8, 9, 10, 11}));
}

void PositionsTest::rebasedIdsFollowTheChunkFromZero() {
  QCOMPARE(compressorPositions(engine::fixedChunks(10, 4), PositionLayout::Rebased), (Ids{4, 4, 2}));
  QCOMPARE(compressorPositions(engine::fixedChunks(10, 4, 2), PositionLayout::Rebased), (Ids{8, 9, 2, 3}));
}

// First id + ⌊(length − 1) / 2⌋, also where the chunk is short, hand-made or balanced.
void PositionsTest::centresAreThoseOfTheSpecification() {
  QCOMPARE(compressorPositions(engine::fixedChunks(10, 4), PositionLayout::ChunkCentre), (Ids{1, 5, 8}));
  QCOMPARE(compressorPositions(engine::fixedChunks(11, 5), PositionLayout::ChunkCentre), (Ids{2, 7, 10}));
  QCOMPARE(compressorPositions(engine::handMadeChunks(10, {0, 1, 7}), PositionLayout::ChunkCentre), (Ids{0, 3, 8}));
  QCOMPARE(compressorPositions(engine::balancedChunks(10, 4), PositionLayout::ChunkCentre), (Ids{1, 3, 6, 8}));
}

void PositionsTest::severalMemoriesStandAtTheCentresOfTheirParts() {
  QCOMPARE(compressorPositions(engine::fixedChunks(16, 4, 2), PositionLayout::ChunkCentre), (Ids{1, 5, 9, 13}));
}

void PositionsTest::centresLieInsideTheirChunk() {
  for (int tokens = 1; tokens < 40; ++tokens) {
    for (const int memories : {1, 2, 3, 5}) {
      const auto chunks = engine::fixedChunks(tokens, 3, memories);
      const Ids ids = compressorPositions(chunks, PositionLayout::ChunkCentre);
      for (std::size_t u = 0; u < ids.size(); ++u) {
        const ChunkSpan& chunk = chunks[u / static_cast<std::size_t>(memories)];
        QVERIFY(ids[u] >= chunk.begin && ids[u] < chunk.end);
        QVERIFY(u == 0 || ids[u] >= ids[u - 1]);
      }
    }
  }
}

void PositionsTest::theDecoderCountsFromZeroUnlessMemoryStaysInPlace() {
  const auto chunks = engine::fixedChunks(10, 4);
  for (const PositionLayout layout : kLayouts) {
    const bool stays = layout == PositionLayout::ChunkCentreDecoder;
    QCOMPARE(decoderPositions(chunks, layout), stays ? (Ids{1, 5, 8}) : (Ids{0, 1, 2}));
  }
}

// A longer text leaves the ids of whole chunks as they were, except where ids count from its end.
void PositionsTest::onlySequentialIdsDependOnTheWholeText() {
  for (const PositionLayout layout : kLayouts) {
    const Ids shorter = compressorPositions(engine::fixedChunks(8, 4), layout);
    Ids longer = compressorPositions(engine::fixedChunks(18, 4), layout);
    longer.resize(shorter.size());
    QCOMPARE(longer == shorter, engine::dependsOnlyOnEarlierText(layout));
  }
}

PIC_TEST(PositionsTest)
#include "positions_test.moc"
