// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/train/race_config.h"
#include "engine/values/race.h"

namespace engine {

// The first of two consecutive evaluations at or above `best`: one alone may be chance. Source: small-model.md §6.
std::optional<RacePoint> passingPoint(std::span<const RacePoint> points, double best);

// What the logs of a race's runs say so far: a function of the files alone, so that a resumed race, a window and a test
// read the same. Runs that have not begun have curves without points.
RaceResult readRaceResult(const RaceConfig& config);

// race.json: docs/formats.md. With the memory maps of the first seed.
std::string raceJson(const RaceConfig& config, const RaceResult& result);

}  // namespace engine
