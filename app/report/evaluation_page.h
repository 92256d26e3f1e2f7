// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/measure/evaluation.h"
#include "engine/measure/reconstruction_score.h"

namespace report {

struct EvaluationReport {
  std::string title;
  engine::Evaluation evaluation;
  std::vector<engine::ReconstructionRow> reconstructions;
  std::vector<std::pair<std::string, std::string>> facts;  // configuration, seeds, hashes, machine
  bool cited = false;                                      // others' numbers too
};

// One self-contained page: summary, charts, tables, configuration. No scripts, nothing fetched; light and dark follow the
// reader's setting.
std::string evaluationPage(const EvaluationReport& report);

}  // namespace report
