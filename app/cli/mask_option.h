// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "engine/measure/evaluation.h"
#include "engine/weights/model_folder.h"

namespace cli {

// A mask as the command line names it: a preset, or a JSON file with free rules. A name that ends in .json is a file.
// Errors: an unknown preset, a file that is missing or not a mask.
engine::MaskChoice readMask(const std::string& presetOrFile);

// Which compressor a mask is run with. Without `compressor` it is the one that was trained with this mask, the model's
// default one first; without such a one the default compressor runs with a mask it never saw, `trained` false.
engine::EvaluatedMask chooseMask(const engine::ModelFolder& model, const std::string& presetOrFile,
                                 const std::optional<std::string>& compressor = {});

}  // namespace cli
