// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/sample.h"

namespace app {

// The documents of resources/samples with a few of their questions. A folder that is missing or damaged gives none.
std::vector<ui::Sample> readSamples();

}  // namespace app
