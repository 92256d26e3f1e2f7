// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/values/race.h"

namespace cli {

// A race for people: a table for every measure, a line an arm and seed, and when each passed the baseline.
std::string raceText(const engine::RaceResult& result);

}  // namespace cli
