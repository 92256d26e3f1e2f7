// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/weights/model_config.h"
#include "engine/weights/pic_config.h"

namespace engine {

// A folder on disk, looked at but not loaded.
struct ModelFolder {
  std::filesystem::path path;
  ModelShape shape;
  std::vector<std::filesystem::path> weights;      // model.safetensors, or the index of a sharded set
  std::optional<std::filesystem::path> tokenizer;  // none: ids only
  std::optional<PicConfig> pic;                    // none: a backbone without a compressor
  std::vector<std::int32_t> stopIds;               // tokens that end a text: of generation_config.json, else config.json
  std::int64_t weightBytes = 0;                    // on disk, compressors included
  std::int64_t compressorParameters = 0;           // of all compressors together
  // Bytes of memory needed once loaded, weights in `bytesPerWeight`, key-value cache of `contextTokens` included.
  std::int64_t memoryNeeded(int bytesPerWeight, int contextTokens) const;
};

// Reads config.json, generation_config.json and pic.json if they are there, and the headers of the weight files. With pic.json the decoder's weights
// are decoder.safetensors, in the engine's own names; otherwise model.safetensors or model.safetensors.index.json, in
// the family's names. Whether the tensors fit the shape is checked when they are loaded. Errors: no such folder, no
// config.json, no weights, a damaged file, evidence heads the model does not have, each said with the path.
ModelFolder openModelFolder(const std::filesystem::path& folder);

}  // namespace engine
