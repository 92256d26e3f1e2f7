// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

namespace cli {

// Programs that wanted a processor in the last minute, this one among them: what times are measured under.
double machineLoad();

// {"processor", "cores", "memory_bytes", "system", "load"}
Json machineJson();

}  // namespace cli
