// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/ScalarType.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/pic/compressor.h"
#include "engine/pic/decoder.h"
#include "engine/text/tokenizer.h"
#include "engine/weights/model_folder.h"

namespace engine {

// A model in memory: a decoder, the compressors trained for it (none in a plain backbone), and its tokenizer.
struct PicModel {
  ModelShape shape;
  PicConfig config;
  std::shared_ptr<Decoder> decoder;
  std::vector<std::shared_ptr<Compressor>> compressors;  // in the order of config.compressors
  std::shared_ptr<Tokenizer> tokenizer;                  // null: ids only
  std::filesystem::path tokenizerFile;

  const Compressor& compressor(const std::string& name) const;  // Errors: no such compressor, said with the list
};

// Weights in `dtype`, on the CPU. Errors as openModelFolder and loadInto.
PicModel loadPicModel(const ModelFolder& folder, at::ScalarType dtype);

// Writes a folder that loadPicModel reads: config.json, pic.json, decoder.safetensors, compressors/NAME.safetensors and
// the tokenizer. Every file is replaced atomically.
void savePicModel(const PicModel& model, const std::filesystem::path& folder, at::ScalarType dtype);

}  // namespace engine
