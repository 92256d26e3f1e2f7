// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

#include "ui/explore/evaluation_result.h"

namespace app {

// What the log of an evaluation has said so far.
struct EvaluationProgress {
  ui::EvaluationResult result;
  int answers = 0, planned = 0;
  bool done = false, stopped = false;
};

// Adds one line of `pic eval --log`. What is not understood is passed over. Source: docs/formats.md, `pic eval`.
void addEvaluationLine(EvaluationProgress& progress, const QByteArray& line);

// What `pic eval --json` wrote, of this and earlier versions: what is missing has its default. Absent: it is none.
std::optional<ui::EvaluationResult> readEvaluation(const QByteArray& json);

}  // namespace app
