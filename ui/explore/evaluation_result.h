// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <utility>
#include <vector>

namespace ui {

// A number and its 95 % interval; without one both ends are the number.
struct Interval {
  double value = 0, low = 0, high = 0;
};

// One source, mask and ratio over all questions of an evaluation. Units: em and f1 in per cent. docs/formats.md, `pic eval`.
struct EvaluationRow {
  QString source, mask, compressor;
  bool trained = true;       // with this mask
  bool ratioTrained = true;  // at this ratio
  double ratio = 1, achievedRatio = 1;
  int n = 0, skipped = 0;
  QString skippedReason;
  Interval em, f1;
  std::optional<Interval> normalised;  // (F1 − none) / (full − none)
  double firstTokenMs = 0;
  double decoderPositions = 0;
  std::optional<double> memoryBytes, keyValueBytes;
};

struct EvaluationResult {
  QString title;
  std::vector<EvaluationRow> rows;
  std::vector<std::pair<QString, QString>> facts;  // configuration, seeds, hashes, hardware: what a report carries
  int questions = 0;
  bool stopped = false;
};

// What an evaluation is to do.
struct EvaluationPlan {
  QString title;
  QString data;   // a file of questions
  QString model;  // folder
  QStringList ratios;
  QStringList sources;
  int limit = 0;  // questions; 0: all
  int seed = 0;
};

QString rowName(const EvaluationRow& row);  // without its ratio: "memory (pic)", "leading text"

}  // namespace ui
