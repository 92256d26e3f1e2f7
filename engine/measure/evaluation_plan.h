// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/measure/evaluation.h"

namespace engine {

// A row to come and the mask its memories are made with, −1 where there is none.
struct PlannedRow {
  EvaluationRow setting;
  int mask = -1;
};

// Rows that share mask and ratio, and so their memories, follow one another.
std::vector<PlannedRow> planEvaluation(const ModelFolder& model, const EvaluationOptions& options);

}  // namespace engine
