// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/cli/output.h"
#include "engine/measure/evaluation.h"

namespace cli {

// {"rows": [...], "differences": [...]}. Units: em, f1 and their intervals in per cent, times in milliseconds,
// evidence_hit and evidence_random 0…1. `mask` is null where there is none.
Json evaluationJson(const engine::Evaluation& evaluation);

// One object a row and question: what was asked, answered and accepted.
Json predictionsJson(const engine::Evaluation& evaluation, const std::vector<engine::QuestionDocument>& documents);

// The rows for people, on stdout.
void printTable(const engine::Evaluation& evaluation);

}  // namespace cli
