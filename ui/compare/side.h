// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "engine/values/answer.h"
#include "engine/values/memory.h"

namespace ui {

// What one side of a comparison reads the document with.
struct SideChoice {
  QString model;       // folder
  QString compressor;  // empty: the model's default
  QString mask;        // a preset; empty: the one the compressor was trained with
  double ratio = 4;    // 1: the text itself
  bool operator==(const SideChoice&) const = default;
};

// A question with its right answers, where they are known.
struct ComparedQuestion {
  QString question;
  QStringList accepted;
};

// "Who? => Ada | Ada Lovelace", a question a line; empty lines are passed over.
std::vector<ComparedQuestion> comparedQuestions(const QString& lines);

struct ComparisonOrder {
  SideChoice first, second;
  engine::DocumentText document;
  std::vector<ComparedQuestion> questions;
};

// One measure over all questions. The interval is that of the mean of the differences, question by question; none with
// fewer than two questions.
struct MetricRow {
  QString name;
  double first = 0;
  double second = 0;
  int decimals = 1;
  std::optional<std::pair<double, double>> interval;  // 95 %, of second − first
};

struct ComparisonSide {
  std::shared_ptr<const engine::Memory> memory;  // null: the text was read
  std::vector<engine::Answer> answers;           // one a question
};

struct Comparison {
  ComparisonOrder order;
  ComparisonSide first, second;
  std::vector<MetricRow> metrics;
};

}  // namespace ui
