// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>

#include "engine/values/answer.h"
#include "engine/values/confidence.h"

namespace engine {

using ConfidenceFeatures = std::array<double, kConfidenceFeatures.size()>;

// Of an answer as one reading gave it. REQUIRES: `reread` and `source` say what was read.
ConfidenceFeatures confidenceFeatures(const Answer& answer);

// The chance that the answer is right: F1 ≥ 0.5, or that abstaining is. None: no weights for such an answer.
std::optional<double> confidenceOf(const Answer& answer, const ConfidenceWeights& weights);

}  // namespace engine
