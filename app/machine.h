// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

#include "ui/model_summary.h"

namespace app {

std::int64_t memoryInUse();  // bytes of this process that are in memory; 0: not known
int defaultThreads();        // what 0 threads means: cores − 1, at least 1

// Program, libraries, machine and model as lines of text for a report. Holds nothing of the user's documents.
QString diagnosticsText(const std::optional<ui::ModelSummary>& model);

}  // namespace app
