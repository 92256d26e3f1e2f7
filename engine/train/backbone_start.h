// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/pic/pic_model.h"
#include "engine/train/train_config.h"

namespace engine {

// Training a compressor for a Hugging Face folder, whose model becomes the decoder and stays as it is.

// Writes the folder's tokenizer with the control symbols of a PIC model into `output` and returns the file.
// Errors: a folder without a tokenizer.
std::filesystem::path backboneTokenizer(const std::filesystem::path& backbone, const std::filesystem::path& output);

// Fills decoder and compressors of a model that has its configuration and that tokenizer. Rows for the control symbols
// are added to the embedding: each begins, and where the decoder is frozen stays, as the mean of words that say the
// same. A compressor with an adapter borrows the decoder's layers, another copies them.
// Errors: a model that is not a causal language model; weights that do not fit; more segments than it has positions.
void startFromBackbone(PicModel& model, const TrainConfig& config);

}  // namespace engine
