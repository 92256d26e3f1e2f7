// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "engine/train/train_config.h"
#include "engine/train/train_log.h"
#include "engine/values/progress.h"

namespace engine {

struct TrainSummary {
  int steps = 0;            // done, over all sittings
  double seconds = 0;
  double lastLoss = 0;
  bool stopped = false;     // asked to stop: a checkpoint was saved
};

// Runs a training to its end or until asked to stop: by the token, or by a file OUTPUT/pause, which is taken away. Writes
// OUTPUT/log.jsonl, OUTPUT/maps.jsonl, OUTPUT/checkpoint/ and, at the end, the model in bfloat16 under OUTPUT/model/. With `resume` it goes on from the checkpoint, bit for bit as if it had never
// stopped on the same machine, build and thread count; without, an output that holds a checkpoint is refused.
// Errors: whatever cannot be read or written, said before any work where that is possible.
TrainSummary train(const TrainConfig& config, bool resume, std::stop_token stop, const TrainLog& log = {}, const Progress& report = {});

}  // namespace engine
