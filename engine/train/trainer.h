// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "engine/train/train_config.h"
#include "engine/values/progress.h"

namespace engine {

struct TrainSummary {
  int steps = 0;            // done, over all sittings
  double seconds = 0;
  double lastLoss = 0;
  bool stopped = false;     // asked to stop: a checkpoint was saved
};

// Receives every line of the run's log: one JSON object without a line end.
// {"kind":"run"|"step"|"evaluation"|"checkpoint"|"done", …}: docs/formats.md.
using TrainLog = std::function<void(const std::string& jsonLine)>;

// Runs a training to its end or until asked to stop. Writes OUTPUT/log.jsonl, OUTPUT/checkpoint/ and, at the end, the
// model in bfloat16 under OUTPUT/model/. With `resume` it goes on from the checkpoint, bit for bit as if it had never
// stopped on the same machine, build and thread count; without, an output that holds a checkpoint is refused.
// Errors: whatever cannot be read or written, said before any work where that is possible.
TrainSummary train(const TrainConfig& config, bool resume, std::stop_token stop, const TrainLog& log = {}, const Progress& report = {});

}  // namespace engine
