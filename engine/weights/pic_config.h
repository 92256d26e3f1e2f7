// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/values/confidence.h"
#include "engine/values/mask_rules.h"
#include "engine/weights/lora_plan.h"

namespace engine {

// One trained compressor of a model, as pic.json describes it.
struct CompressorConfig {
  std::string name = "pic";
  std::string weights;  // file, relative to the folder
  MaskChoice mask;
  bool causalContext = true;               // false: context tokens look both ways
  std::string memoryInput = "learned";     // learned | mean
  std::string memoryOutput = "converter";  // converter | residual
  int memoriesPerChunk = 1;
  int memoryTokens = 0;  // learned vectors that the memory tokens of a segment take in turn; 0: those of a chunk do
  int layers = 0;        // of its own; 0: as many as the decoder
  bool balancedChunks = false;
  std::string positions = "epl+dec";  // seq | chunk-end | epl | epl+dec | rebased; engine/pic/positions.h
  std::vector<double> trainedRatios;
  std::optional<LoraPlan> lora;  // the decoder's own layers with an adapter; none: layers of its own
  bool operator==(const CompressorConfig&) const = default;
};

// pic.json: what makes a backbone a PIC model. Format: docs/formats.md.
struct PicConfig {
  int format = 1;
  int segmentTokens = 256;
  int maxSegments = 64;
  int questionPosition = 256;       // position id of the question's first token
  bool prefixBidirectional = true;  // the prompt sees itself both ways up to <a>
  std::vector<CompressorConfig> compressors;
  std::string defaultCompressor = "pic";
  double defaultRatio = 4;
  int readSegments = 4;  // of a longer text, the best so many are read for a question; 0: as many as there are
  std::vector<std::pair<int, int>> evidenceHeads;  // (layer, head) whose attention tells where an answer came from
  double evidenceFloor = 0;                        // below this share nothing is highlighted
  ConfidenceWeights confidence;                    // empty: answers have none
  AbstainFrom abstainFrom;
  bool operator==(const PicConfig&) const = default;
};

// Strict, unlike config.json: the file is ours, so an unknown key or word is a mistake.
// Errors: engine::Error naming `file`, the key, what was expected and what was found.
PicConfig readPicConfig(const std::filesystem::path& file);
PicConfig parsePicConfig(const std::string& json, const std::string& file);
// An adapter as "lora" of a compressor describes it. Errors: likewise.
LoraPlan parseLoraPlan(const std::string& json, const std::string& where);
// parsePicConfig gives the same configuration back. Errors: one that parsePicConfig would refuse.
std::string writePicConfig(const PicConfig& config);

}  // namespace engine
