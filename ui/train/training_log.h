// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ui {

// What a training has said of itself so far; the lines of its log as values. docs/formats.md, “Run folder”.
// Units: loss in nats a target token, accuracy and diagonal as shares, em and f1 in per cent.
struct StepPoint {
  int step = 0;
  double gradientNorm = 0;  // before clipping
  double rate = 0;
  double tokensPerSecond = 0;
};

// Mean over the steps of one objective since the point before.
struct ObjectivePoint {
  int step = 0;
  QString objective;
  double loss = 0;
  double accuracy = 0;
};

// A score on questions never trained on; source "full", "none", "memory", "swapped", …
struct HeldOutPoint {
  int step = 0;
  QString source, compressor;
  double ratio = 1;
  int n = 0;
  double em = 0, f1 = 0;
};

// Held-out targets with the true ones before them told.
struct TaughtPoint {
  int step = 0;
  QString objective, source, compressor;
  double ratio = 1;
  double loss = 0;
  double accuracy = 0;
};

struct DiagonalPoint {
  int step = 0;
  QString compressor;
  double ratio = 1;
  double diagonal = 0;  // share of a memory token's attention to the text that falls into its own chunk
};

struct TrainingSample {
  int step = 0;
  QString source, question, gold, answer;
};

struct TrainingLog {
  int step = 0, steps = 0;
  double seconds = 0;
  std::optional<double> secondsLeft;
  std::int64_t parameters = 0;  // trained
  std::int64_t tokens = 0;      // of the data
  std::vector<StepPoint> points;
  std::vector<ObjectivePoint> objectives;
  std::vector<HeldOutPoint> heldOut;
  std::vector<TaughtPoint> taught;
  std::vector<DiagonalPoint> diagonals;
  std::vector<TrainingSample> samples;
  std::vector<int> checkpoints;
  bool done = false;     // the last sitting ended as it should
  bool stopped = false;  // because it was asked to
};

// Where the memory tokens of a compressor looked at one step; docs/formats.md, maps.jsonl.
struct MemoryMapFrame {
  int step = 0;
  QString compressor;
  double ratio = 1;
  int layers = 0, memories = 0, tokens = 0;
  std::vector<std::pair<int, int>> chunks;  // [begin, end) in tokens, one a memory token
  std::vector<float> shares;                // (memories, tokens), mean over layers
};

}  // namespace ui
