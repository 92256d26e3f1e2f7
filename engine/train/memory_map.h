// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/train/training_step.h"

namespace engine {

// Where the memory tokens of a compressor look in their text, on average over held-out segments of one length: what
// turns from noise into a staircase while it learns. Shares are of the attention that a memory token pays to the text;
// what it pays to other memory tokens is left aside.
struct MemoryMap {
  std::string compressor;
  double ratio = 1;
  int layers = 0;    // 0: means instead of memory tokens, nothing looks
  int memories = 0;
  int tokens = 0;
  std::vector<std::pair<int, int>> chunks;  // of each memory token: [begin, end) in tokens
  std::vector<float> shares;                // (layers, memories, tokens)
  std::vector<double> diagonal;             // of each layer: the share that falls into the memory token's own chunk
  double memoryNorm = 0;                    // mean length of a memory token as the decoder reads it
  double embeddingNorm = 0;                 // and of the text's token embeddings
};

// One for every compressor and every ratio above 1 of the evaluation; always of the same segments. Empty where the
// held-out data has no segment. Source: pic.md §5.4.
std::vector<MemoryMap> drawMemoryMaps(const PicModel& model, const TrainingData& data, const TrainConfig& config,
                                      at::ScalarType dtype);

}  // namespace engine
