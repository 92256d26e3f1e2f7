// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/report/chart.h"
#include "engine/measure/evaluation.h"

namespace report {

// F1 against ratio, decoder positions, bytes and latency, memory beside its controls, risk against coverage, and how
// often a confidence came true: those there are numbers for.
std::vector<Chart> chartsOf(const engine::Evaluation& evaluation);

}  // namespace report
