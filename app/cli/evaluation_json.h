// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/cli/output.h"
#include "engine/measure/evaluation.h"
#include "engine/measure/reconstruction_score.h"

namespace cli {

// What `pic eval --json` writes; every key is in docs/formats.md. Units: em, f1, rouge_l, bleu4 and their intervals in per
// cent, times in milliseconds. What is undefined is null.

// A row's settings, before anything was asked.
Json rowSettingJson(const engine::EvaluationRow& row);
Json rowJson(const engine::EvaluationRow& row);

// {"rows": [...], "differences": [...]}
Json evaluationJson(const engine::Evaluation& evaluation);

// One object a row and question: what was asked, answered and accepted.
Json predictionsJson(const engine::Evaluation& evaluation, const std::vector<engine::QuestionDocument>& documents);

Json reconstructionsJson(const std::vector<engine::ReconstructionRow>& rows);

// What others report, marked as cited.
Json citedJson();

}  // namespace cli
