// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/measure/evaluation.h"
#include "engine/measure/reconstruction_score.h"

namespace cli {

// An evaluation for people, on stdout.
void printTable(const engine::Evaluation& evaluation);
void printReconstructions(const std::vector<engine::ReconstructionRow>& rows);
void printCited();

}  // namespace cli
