// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "engine/train/race_config.h"
#include "engine/train/train_log.h"
#include "engine/values/progress.h"
#include "engine/values/race.h"

namespace engine {

struct RaceSummary {
  RaceResult result;
  bool stopped = false;  // asked to stop: the run that was going on has saved a checkpoint
};

// Trains every arm with every seed, one after the other, seed by seed and the baseline first: all arms of a seed see the
// same batches, because a batch is a function of seed and step. Every run is an ordinary training below OUTPUT/runs. The
// lines of all logs, with "arm" and "seed", go to OUTPUT/race.jsonl, and the result so far to OUTPUT/race.json after
// every evaluation. Stops when asked to, or at a file OUTPUT/pause, which is taken away; with `resume` it goes on, bit
// for bit as if it had never stopped. Errors: as train(); an output that holds a race, when not resumed; another
// configuration than the race was begun with, when it is.
RaceSummary race(const RaceConfig& config, bool resume, std::stop_token stop, const TrainLog& log = {},
                 const Progress& report = {});

}  // namespace engine
