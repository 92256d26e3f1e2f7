// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "engine/measure/cost.h"
#include "engine/measure/memory_controls.h"
#include "engine/measure/row_comparison.h"
#include "tests/registry.h"

using engine::EvaluatedSource;
using engine::EvaluationRow;
using engine::Memory;
using engine::ModelShape;

// What is counted about an evaluation: operations, bytes, controls, and what a row is beside the text's.
class EvaluationCostTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void operationsAreCountedAsByHand();
  void aLlama8BTakes128KibibytesAPosition();
  void aMemoryIsCountedSegmentBySegment();
  void shufflingKeepsTheTokensAndMovesThem();
  void noiseHasTheMomentsOfTheMemory();
  void aRowIsNormalisedBetweenNoneAndFull();
  void aSmallGapIsNotDividedBy();
  void breakEvenIsWritingOverWhatReadingSaves();
};

namespace {

// Width 4, 2 heads of 2, one key-value head, feed-forward 8, vocabulary 10.
ModelShape tinyShape(int layers) {
  ModelShape shape;
  shape.vocabulary = 10;
  shape.width = 4;
  shape.layers = layers;
  shape.heads = 2;
  shape.keyValueHeads = 1;
  shape.headWidth = 2;
  shape.feedForward = 8;
  shape.gatedMlp = false;
  return shape;
}

Memory memoryOf(int tokens, int width) {
  Memory memory;
  memory.width = width;
  for (int i = 0; i < tokens * width; ++i) memory.vectors.push_back(static_cast<float>(i * i % 97));
  for (int i = 0; i < tokens; ++i) memory.positions.push_back(4 * i);
  return memory;
}

// One row with these F1 scores (0…1), a question a document.
EvaluationRow rowWith(EvaluatedSource source, const std::vector<double>& f1) {
  EvaluationRow row;
  row.source = source;
  for (std::size_t i = 0; i < f1.size(); ++i) {
    engine::Prediction& prediction = row.predictions.emplace_back();
    prediction.document = static_cast<int>(i);
    prediction.f1 = f1[i];
  }
  return row;
}

std::vector<engine::DrawnDocument> drawnDocuments(int count) {
  std::vector<engine::DrawnDocument> drawn;
  for (int i = 0; i < count; ++i) drawn.push_back({i, i, {0}});
  return drawn;
}

}  // namespace

void EvaluationCostTest::operationsAreCountedAsByHand() {
  // A row and layer: keys and values 2·4·(2·1·2) = 32; query and output 2·4·(2·2·2) = 64; feed-forward 2·4·8·2 = 128;
  // attention 4·2·2 = 16 a key.
  QCOMPARE(engine::passOperations(tinyShape(1), 3, 3, 1), 3 * 32 + (64 + 128 + 3 * 16.0));
  QCOMPARE(engine::passOperations(tinyShape(2), 3, 3, 1),
           3 * (32 + 64 + 128 + 3 * 16) + 3 * 32 + (64 + 128 + 3 * 16.0));
  // Head 2·4·10 = 80; the second token reads one row and four keys.
  QCOMPARE(engine::readingOperations(tinyShape(1), 3, 2), 3 * 32 + 192 + 48 + 80 + (32 + 192 + 64 + 80.0));
  QCOMPARE(engine::readingOperations({}, 3, 2), 0.0);
}

void EvaluationCostTest::aLlama8BTakes128KibibytesAPosition() {
  ModelShape shape;
  shape.layers = 32;
  shape.keyValueHeads = 8;
  shape.headWidth = 128;
  QCOMPARE(engine::keyValueBytes(shape, 1, engine::bytesPerNumber("bfloat16")), 128.0 * 1024);
  QCOMPARE(engine::bytesPerNumber("float32"), 4);
  QCOMPARE(engine::bytesPerNumber("float64"), 8);
}

void EvaluationCostTest::aMemoryIsCountedSegmentBySegment() {
  Memory memory = memoryOf(2, 4);
  memory.segments = {{.document = 0, .tokenCount = 5, .bytes = {}, .chunks = {{}, {}}}};
  const double converter = 2 * 2 * 2.0 * 4 * 4;
  QCOMPARE(engine::compressionOperations(tinyShape(2), memory),
           engine::passOperations(tinyShape(2), 7, 7, 2) + converter);
  memory.segments.push_back(memory.segments.front());
  QCOMPARE(engine::compressionOperations(tinyShape(2), memory),
           2 * (engine::passOperations(tinyShape(2), 7, 7, 2) + converter));
  memory.mask.poolMean = true;
  QCOMPARE(engine::compressionOperations(tinyShape(2), memory),
           2 * (engine::passOperations(tinyShape(2), 5, 5, 5) + converter));
}

void EvaluationCostTest::shufflingKeepsTheTokensAndMovesThem() {
  const Memory memory = memoryOf(16, 3);
  const Memory shuffled = engine::shuffledMemory(memory, 1);
  const auto tokens = [](const Memory& m) {
    std::multiset<std::vector<float>> all;
    for (int i = 0; i < m.memoryCount(); ++i)
      all.insert({m.vectors.begin() + i * m.width, m.vectors.begin() + (i + 1) * m.width});
    return all;
  };
  QVERIFY(shuffled.vectors != memory.vectors);
  QVERIFY(tokens(shuffled) == tokens(memory));
  QCOMPARE(shuffled.positions, memory.positions);
  QVERIFY(engine::shuffledMemory(memory, 1) == shuffled);
  QVERIFY(engine::shuffledMemory(memory, 2) != shuffled);
}

void EvaluationCostTest::noiseHasTheMomentsOfTheMemory() {
  const int tokens = 20000;
  Memory memory;
  memory.width = 2;
  for (int i = 0; i < tokens; ++i) {
    memory.vectors.push_back(i % 2 == 0 ? 1.0F : 5.0F);  // mean 3, deviation 2
    memory.vectors.push_back(-7.0F);                     // never varies
  }
  const Memory noise = engine::noiseMemory(memory, 3);
  double sum = 0, squares = 0;
  for (int i = 0; i < tokens; ++i) {
    sum += noise.vectors[static_cast<std::size_t>(2 * i)];
    squares += std::pow(noise.vectors[static_cast<std::size_t>(2 * i)] - 3, 2);
    QCOMPARE(noise.vectors[static_cast<std::size_t>(2 * i + 1)], -7.0F);
  }
  QVERIFY(std::abs(sum / tokens - 3) < 0.08);  // five standard errors
  QVERIFY(std::abs(std::sqrt(squares / tokens) - 2) < 0.06);
  QVERIFY(engine::noiseMemory(memory, 3) == noise);
}

void EvaluationCostTest::aRowIsNormalisedBetweenNoneAndFull() {
  EvaluationRow row = rowWith(EvaluatedSource::Memory, {0.5, 0.7, 0.3});
  const EvaluationRow none = rowWith(EvaluatedSource::None, {0.1, 0.1, 0.1});
  const EvaluationRow full = rowWith(EvaluatedSource::Full, {0.9, 0.9, 0.9});
  engine::relateToText(row, &none, &full, drawnDocuments(3), {});
  QVERIFY(std::abs(row.normalised->value - 0.5) < 1e-12);  // 0.4 of 0.8
  QVERIFY(row.normalised->low.value() >= 0.25 - 1e-12 && row.normalised->low.value() < 0.5);
  QVERIFY(row.normalised->high.value() <= 0.75 + 1e-12 && row.normalised->high.value() > 0.5);
  EvaluationRow alone = row;
  alone.normalised.reset();
  engine::relateToText(alone, nullptr, &full, drawnDocuments(3), {});
  QVERIFY(!alone.normalised);
}

void EvaluationCostTest::aSmallGapIsNotDividedBy() {
  EvaluationRow row = rowWith(EvaluatedSource::Memory, {0.12, 0.12});
  const EvaluationRow none = rowWith(EvaluatedSource::None, {0.10, 0.10});
  EvaluationRow full = rowWith(EvaluatedSource::Full, {0.149, 0.149});
  engine::relateToText(row, &none, &full, drawnDocuments(2), {});
  QVERIFY(!row.normalised);  // 4.9 points
  full = rowWith(EvaluatedSource::Full, {0.151, 0.151});
  engine::relateToText(row, &none, &full, drawnDocuments(2), {});
  QVERIFY(row.normalised);
}

void EvaluationCostTest::breakEvenIsWritingOverWhatReadingSaves() {
  EvaluationRow row = rowWith(EvaluatedSource::Memory, {1, 1});
  row.cost.writeOperations = 300;
  row.cost.readOperations = 40;
  row.cost.compressMilliseconds = 50;
  row.cost.seconds = 0.02;  // 10 ms a question
  EvaluationRow full = rowWith(EvaluatedSource::Full, {1, 1});
  full.cost.readOperations = 140;
  full.cost.seconds = 0.01;
  engine::relateToText(row, nullptr, &full, drawnDocuments(2), {});
  QCOMPARE(row.cost.breakEvenOperations.value(), 3.0);
  QVERIFY(!row.cost.breakEvenTime);  // reading memory takes longer: never
}

PIC_TEST(EvaluationCostTest)
#include "evaluation_cost_test.moc"
