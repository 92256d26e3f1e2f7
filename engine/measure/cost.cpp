// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/cost.h"

namespace engine {

int bytesPerNumber(std::string_view dtype) { return dtype == "float64" ? 8 : dtype == "float32" ? 4 : 2; }

double passOperations(const ModelShape& shape, double rows, double keys, double lastRows) {
  if (shape.layers == 0) return 0;
  const double keysAndValues = 2.0 * shape.width * 2 * shape.keyValueHeads * shape.headWidth;
  const double queryAndOutput = 2.0 * shape.width * 2 * shape.heads * shape.headWidth;
  const double feedForward = 2.0 * shape.width * shape.feedForward * (shape.gatedMlp ? 3 : 2);
  const double attention = 4.0 * shape.heads * shape.headWidth * keys;  // scores and sum, of one row
  const double rest = queryAndOutput + feedForward + attention;
  return (shape.layers - 1) * rows * (keysAndValues + rest) + rows * keysAndValues + lastRows * rest;
}

namespace {

double headOperations(const ModelShape& shape) {
  if (shape.head == HeadKind::None) return 0;
  const double dense = shape.head == HeadKind::DenseNorm ? 2.0 * shape.width * shape.width : 0;
  return 2.0 * shape.width * shape.vocabulary + dense;
}

}  // namespace

double readWeights(const ModelShape& shape) {
  return (passOperations(shape, 1, 0, 1) + headOperations(shape)) / 2;  // two operations a weight
}

double readingOperations(const ModelShape& shape, double positions, double generated) {
  const double head = headOperations(shape);
  double operations = passOperations(shape, positions, positions, 1) + head;
  for (int token = 1; token < generated; ++token)
    operations += passOperations(shape, 1, positions + token, 1) + head;
  return operations;
}

double segmentOperations(const ModelShape& shape, double tokens, double memories, bool poolMean) {
  const double rows = poolMean ? tokens : tokens + memories;
  const double converter = memories * 2 * 2.0 * shape.width * shape.width;
  return passOperations(shape, rows, rows, poolMean ? rows : memories) + converter;
}

double compressionOperations(const ModelShape& shape, const Memory& memory) {
  double operations = 0;
  for (const Segment& segment : memory.segments)
    operations += segmentOperations(shape, segment.tokenCount, segment.memoryCount(), memory.mask.poolMean);
  return operations;
}

double keyValueBytes(const ModelShape& shape, double positions, int bytesPerNumber) {
  return 2.0 * shape.layers * shape.keyValueHeads * shape.headWidth * bytesPerNumber * positions;
}

}  // namespace engine
