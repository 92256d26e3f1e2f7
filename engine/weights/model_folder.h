// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/values/mask_rules.h"
#include "engine/weights/model_config.h"

namespace engine {

// One trained compressor of a model, as pic.json describes it.
struct CompressorConfig {
  std::string name = "pic";
  std::string weights;                       // file, relative to the folder
  MaskChoice mask;
  bool causalContext = true;                 // false: context tokens look both ways
  std::string memoryInput = "learned";       // learned | mean
  std::string memoryOutput = "converter";    // converter | residual
  int memoriesPerChunk = 1;
  bool balancedChunks = false;
  std::string positions = "epl+dec";         // seq | chunk-end | epl | epl+dec | rebased; engine/pic/positions.h
  std::vector<double> trainedRatios;
};

// pic.json: what makes a backbone a PIC model. Format: docs/formats.md.
struct PicConfig {
  int format = 1;
  int segmentTokens = 256;
  int maxSegments = 64;
  int questionPosition = 256;                // position id of the question's first token
  bool prefixBidirectional = true;           // the prompt sees itself both ways up to <a>
  std::vector<CompressorConfig> compressors;
  std::string defaultCompressor = "pic";
  double defaultRatio = 4;
  std::vector<std::pair<int, int>> evidenceHeads;  // (layer, head) whose attention tells where an answer came from
  double evidenceFloor = 0;                  // below this share nothing is highlighted
  std::optional<double> confidentLogProbability;
};

PicConfig readPicConfig(const std::filesystem::path& file);
std::string writePicConfig(const PicConfig& config);

// A folder on disk, looked at but not loaded.
struct ModelFolder {
  std::filesystem::path path;
  ModelShape shape;
  std::vector<std::filesystem::path> weights;        // model.safetensors, or the index of a sharded set
  std::optional<std::filesystem::path> tokenizer;    // none: ids only
  std::optional<PicConfig> pic;                      // none: a backbone without a compressor
  std::int64_t weightBytes = 0;                      // on disk
  // Bytes of memory needed once loaded, weights in `bytesPerWeight`, key-value cache of `contextTokens` included.
  std::int64_t memoryNeeded(int bytesPerWeight, int contextTokens) const;
};

// Errors: no such folder, no config.json, no weights, each said with the path.
ModelFolder openModelFolder(const std::filesystem::path& folder);

}  // namespace engine
