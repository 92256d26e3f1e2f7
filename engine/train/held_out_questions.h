// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/train/train_config.h"

namespace engine {

// Writes the records of the titles that a run never trains on as JSON lines, the format `pic eval` reads, from the
// configuration's files of kind "qa". Every record gets some unanswerable questions as well: of other records of its
// title, where their answers do not stand in it. Returns how many records. Errors: as TrainingData::open.
int writeHeldOutQuestions(const TrainConfig& config, const std::filesystem::path& file, const Progress& report = {},
                          std::stop_token stop = {});

}  // namespace engine
