// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <set>

#include "engine/error.h"
#include "engine/pic/chunking.h"
#include "tests/engine/explained_model.h"
#include "tests/registry.h"

using engine::Influence;
using engine::InfluenceUnit;
using engine::Memory;
using tests::explainedEngine;

// Which memory tokens move when the text does, and what the mask says could move.
class InfluenceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theMatrixHasTheShapeOfTheMask_data();
  void theMatrixHasTheShapeOfTheMask();
  void onlyWhatTheMaskReachesMoves_data();
  void onlyWhatTheMaskReachesMoves();
  void theNumbersAreChangesOfTheMemory();
  void itStopsWithWhatItHas();
  void reachIsTheClosureOverTheLayers_data();
  void reachIsTheClosureOverTheLayers();
  void theMemoryMapTellsWhereATokenLooks();
  void underTheMaskTheMapIsAStaircase();
  void meanPoolingHasNoMap();
  void aMemoryWithoutItsTextIsRefused();
};

// pic.md §3.5, invariant 4.
void InfluenceTest::theMatrixHasTheShapeOfTheMask_data() {
  QTest::addColumn<QString>("preset");
  QTest::addColumn<bool>("earlier");  // does a chunk reach memory before it, …
  QTest::addColumn<bool>("later");    // … and behind it?
  QTest::newRow("diagonal") << "pic-indep" << false << false;
  QTest::newRow("lower triangular") << "pic" << false << true;
  QTest::newRow("lower triangular, self") << "pic-self" << false << true;
  QTest::newRow("lower triangular, recurrent") << "pic-recur" << false << true;
  QTest::newRow("dense") << "full" << true << true;
}

void InfluenceTest::theMatrixHasTheShapeOfTheMask() {
  QFETCH(QString, preset);
  QFETCH(bool, earlier);
  QFETCH(bool, later);
  const Memory memory = tests::explainedMemory(preset.toStdString());
  const Influence found = engine::measureInfluence(explainedEngine(), memory, 0);
  QCOMPARE(found.memories, memory.memoryCount());
  QCOMPARE(found.columns, found.memories);
  QVERIFY(found.memories >= 4);
  for (int m = 0; m < found.memories; ++m) {
    std::size_t moved = 0;
    for (int c = 0; c < found.columns; ++c) {
      const bool moves = c == m || (c > m ? earlier : later);
      moved += moves;
      QVERIFY2((found.at(m, c) > 0) == moves,
               qPrintable(QString("memory %1, chunk %2: %3").arg(m).arg(c).arg(found.at(m, c))));
    }
    QCOMPARE(found.field(m, 0).size(), moved);
    QCOMPARE(found.field(m, 2).size(), std::size_t{0});
  }
}

void InfluenceTest::onlyWhatTheMaskReachesMoves_data() {
  QTest::addColumn<QString>("preset");
  for (const char* name : {"full", "pic", "pic-self", "pic-recur", "pic-indep", "step", "pic-overlap(2)"}) {
    QTest::newRow(name) << QString(name);
  }
}

// Token by token, the measured field lies in the reach after all layers and the row's own chunk (its mean comes in).
void InfluenceTest::onlyWhatTheMaskReachesMoves() {
  QFETCH(QString, preset);
  const Memory memory = tests::explainedMemory(preset.toStdString());
  const engine::Segment& segment = memory.segments.front();
  const Influence found = engine::measureInfluence(explainedEngine(), memory, 0, InfluenceUnit::Token, 1);
  QCOMPARE(found.columns, segment.tokenCount);
  const auto mask =
      engine::compressionMask(engine::segmentTags(engine::fixedChunks(segment.tokenCount, 8)), memory.mask.rules);
  for (int m = 0; m < found.memories; ++m) {
    const auto reach = engine::reachOf(mask, segment.tokenCount + m, explainedEngine().folder().shape.layers);
    int moved = 0;
    for (int i = 0; i < segment.tokenCount; ++i) {
      if (found.at(m, i) == 0) continue;
      ++moved;
      QVERIFY(reach[i] != 0);
    }
    QVERIFY(moved > 0);
  }
}

// The change of one chunk as anyone would compute it: from the memory of another text. The words that are drawn are
// ours alone, so the text is chosen to leave one: two words, each the other's only replacement.
void InfluenceTest::theNumbersAreChangesOfTheMemory() {
  const auto ids = explainedEngine().tokenizer()->encode("the dog the dog the dog the dog").ids;
  const std::set<std::int32_t> known(ids.begin(), ids.end());
  QCOMPARE(known.size(), std::size_t{2});
  const Memory memory = tests::explainedMemory("pic", "the dog the dog the dog the dog", 4);
  const Memory other = tests::explainedMemory("pic", "dog the dog the the dog the dog", 4);
  QCOMPARE(memory.memoryCount(), 2);
  QCOMPARE(other.memoryCount(), 2);
  const Influence found = engine::measureInfluence(explainedEngine(), memory, 0);
  for (int m = 0; m < 2; ++m) {
    double moved = 0, size = 0;
    for (int d = 0; d < memory.width; ++d) {
      const double a = memory.vectors[m * memory.width + d], b = other.vectors[m * memory.width + d];
      moved += (a - b) * (a - b);
      size += a * a;
    }
    COMPARE_WITHIN(std::abs(found.at(m, 0) - std::sqrt(moved / size)), 1e-5);
  }
}

void InfluenceTest::itStopsWithWhatItHas() {
  const Memory memory = tests::explainedMemory();
  std::stop_source stop;
  const auto report = [&](const engine::ProgressReport&) { stop.request_stop(); };
  const Influence found =
      engine::measureInfluence(explainedEngine(), memory, 0, InfluenceUnit::Token, 1, report, stop.get_token());
  QVERIFY(found.stopped);
  QVERIFY(found.columns > 0 && found.columns < static_cast<int>(found.pieces.size()));
  QCOMPARE(found.moved.size(), static_cast<std::size_t>(found.columns * found.memories));
}

void InfluenceTest::reachIsTheClosureOverTheLayers_data() { onlyWhatTheMaskReachesMoves_data(); }

// By boolean products of the whole mask.
void InfluenceTest::reachIsTheClosureOverTheLayers() {
  QFETCH(QString, preset);
  const auto mask = engine::compressionMask(engine::segmentTags(engine::fixedChunks(11, 3)),
                                            engine::presetMask(preset.toStdString()).rules);
  const int T = mask.size();
  std::vector<std::uint8_t> power(T * T);
  for (int i = 0; i < T; ++i) power[i * T + i] = 1;
  for (int layers = 0; layers <= 3; ++layers) {
    for (int row = 0; row < T; ++row) {
      const auto reach = engine::reachOf(mask, row, layers);
      for (int p = 0; p < T; ++p) QCOMPARE(reach[p], power[row * T + p]);
    }
    std::vector<std::uint8_t> next(T * T);
    for (int q = 0; q < T; ++q) {
      for (int x = 0; x < T; ++x) {
        for (int p = 0; p < T && mask.at(q, x); ++p) next[q * T + p] |= power[x * T + p];
      }
    }
    power = next;
  }
}

void InfluenceTest::theMemoryMapTellsWhereATokenLooks() {
  engine::AttentionView view;
  view.layers = 1;
  view.heads = 2;
  view.rows.resize(2);
  view.columns.resize(6);  // four source tokens, two memory tokens
  view.weights = {0.4F,      0.4F, 0, 0, 0.2F, 0, /**/ 0, 0, 0, 1, 0, 0,
                  /**/ 0.4F, 0.4F, 0, 0, 0.2F, 0, /**/ 0, 1, 0, 0, 0, 0};
  const engine::Segment segment{0, 4, {0, 8}, {{0, 2, 1, {0, 4}}, {2, 4, 1, {4, 8}}}};
  const engine::MemoryMap map = engine::memoryMapOf(view, segment);
  COMPARE_WITHIN(std::abs(map.rows[0].mass - 0.8), 1e-6);
  COMPARE_WITHIN(std::abs(map.rows[0].centre - 0.5), 1e-6);
  COMPARE_WITHIN(std::abs(map.rows[0].entropy - std::log(2.0)), 1e-6);
  QCOMPARE(map.rows[0].diagonal, 1.0);
  QCOMPARE(map.rows[1].centre, 2.0);
  QCOMPARE(map.rows[1].diagonal, 0.5);
  QCOMPARE(map.diagonalScore, 0.75);
  QCOMPARE(map.at(1, 3), 0.5F);
  QCOMPARE(engine::memoryMapOf(view, segment, 0, 0).rows[1].centre, 3.0);
}

void InfluenceTest::underTheMaskTheMapIsAStaircase() {
  const Memory memory = tests::explainedMemory("pic");
  const auto view = engine::memoryAttention(explainedEngine(), memory, 0);
  QCOMPARE(view.layers, explainedEngine().folder().shape.layers);
  const auto map = engine::memoryMapOf(view, memory.segments[0]);
  COMPARE_WITHIN(std::abs(map.diagonalScore - 1), 1e-6);
  double centre = -1;
  for (const engine::MemoryMapRow& row : map.rows) {
    QVERIFY(row.centre > centre);
    centre = row.centre;
  }
  const Memory smeared = tests::explainedMemory("full");
  const auto smear = engine::memoryMapOf(engine::memoryAttention(explainedEngine(), smeared, 0), smeared.segments[0]);
  QVERIFY(smear.diagonalScore < 0.6);
}

void InfluenceTest::meanPoolingHasNoMap() {
  const Memory memory = tests::explainedMemory("pool-mean");
  QVERIFY_THROWS_EXCEPTION(engine::Error, engine::memoryAttention(explainedEngine(), memory, 0));
  QVERIFY(engine::measureInfluence(explainedEngine(), memory, 0).at(0, 0) > 0);
}

void InfluenceTest::aMemoryWithoutItsTextIsRefused() {
  Memory memory = tests::explainedMemory();
  QVERIFY_THROWS_EXCEPTION(engine::Error, engine::measureInfluence(explainedEngine(), memory, 1));
  memory.documents.front().text.clear();
  QVERIFY_THROWS_EXCEPTION(engine::Error, engine::measureInfluence(explainedEngine(), memory, 0));
  memory.modelHash = "another";
  QVERIFY_THROWS_EXCEPTION(engine::Error, engine::memoryGeometry(explainedEngine(), memory));
}

PIC_TEST(InfluenceTest)
#include "influence_test.moc"
