// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/pic/pic_model.h"
#include "engine/train/optimizer.h"

namespace engine {

// How far a run has come. Batches are a pure function of (configuration, step), so the step is the data cursor too.
struct RunState {
  int step = 0;         // steps done
  double seconds = 0;   // of training, over all sittings
};

// Writes RUN/checkpoint/: model/ (a model folder in float32), optimizer.safetensors, state.json. The old checkpoint is
// there until the new one is whole.
void saveCheckpoint(const std::filesystem::path& run, const PicModel& model, const Optimizer& optimizer, const RunState& state);

// The folder of the last whole checkpoint of a run, or an empty path.
std::filesystem::path findCheckpoint(const std::filesystem::path& run);
RunState loadCheckpoint(const std::filesystem::path& checkpoint, PicModel& model, Optimizer& optimizer);

}  // namespace engine
