// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/train/train_config.h"
#include "engine/values/options.h"

namespace engine {

// One side of a race: the settings of its compressor and, where it needs them, of its optimizer.
struct RaceArm {
  std::string name;
  std::string compressor;  // JSON, as in a training configuration
  std::string optimizer;   // likewise; "{}": as the others
};

// A race: what `pic race CONFIG.json` reads. Everything but the arms' own settings is the same for all of them: data,
// batches, seeds, evaluation. Format: docs/formats.md.
struct RaceConfig {
  std::filesystem::path output;  // the race's folder
  std::string task;              // "toy": the built-in task; "": what `training` says
  std::string training;          // JSON of the training configuration all arms share, or of what differs from the task's
  std::filesystem::path base;    // where its relative paths count from
  std::vector<RaceArm> arms;     // the baseline first
  std::vector<std::uint64_t> seeds;
  EngineOptions machine;  // device, dtype and threads where they are not automatic: the command line wins over the file
};

// `output`, where it is not empty, wins over the file's. Errors: an unknown key or value, named with its place; fewer than
// two arms, two of one name; no output.
RaceConfig readRaceConfig(const std::filesystem::path& file, const std::filesystem::path& output = {});

// The folder of one run below the race's.
std::filesystem::path raceRun(const RaceConfig& config, const RaceArm& arm, std::uint64_t seed);

// The training of one arm with one seed. REQUIRES: the files of a built-in task are written.
// Errors: those of a training configuration.
TrainConfig raceTraining(const RaceConfig& config, const RaceArm& arm, std::uint64_t seed);

// What must not change between the sittings of a race.
std::string raceIdentity(const RaceConfig& config);

}  // namespace engine
