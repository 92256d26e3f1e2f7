// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/measure/evaluation.h"
#include "engine/measure/question_draw.h"

namespace engine {

// Memory rows against the rows of the other sources at their compressor, mask and ratio, and against the memory rows of
// other compressors and masks at their ratio that stand before them; over the questions both answered.
std::vector<EvaluationDifference> compareRows(const std::vector<EvaluationRow>& rows,
                                              const std::vector<DrawnDocument>& drawn,
                                              const EvaluationOptions& options);

// Fills what a row is only beside others: `normalised` between no text and the full text, and the break-even numbers
// against the full text. A row that is missing (null) leaves what needs it undefined.
void relateToText(EvaluationRow& row, const EvaluationRow* none, const EvaluationRow* full,
                  const std::vector<DrawnDocument>& drawn, const EvaluationOptions& options);

}  // namespace engine
