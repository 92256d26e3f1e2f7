// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/train/training_step.h"

namespace engine {

// How well held-out targets are predicted when the true ones before them are told (teacher forcing). Of reproduction
// (autoencode) it is what memory carries; beside the loss without any context it is the memory's worth in nats.
struct TaughtScore {
  Objective objective = Objective::Autoencode;
  std::string source;      // "none", "full", "memory"
  std::string compressor;  // of a memory
  double ratio = 1;
  std::int64_t targets = 0;
  double loss = 0;      // nats a target token
  double accuracy = 0;  // share of the targets whose likeliest token is right
};

// Every objective that is drawn, from nothing, and at every ratio of the evaluation (1: from the text) from every
// compressor, on the same held-out examples at every step of every run. What the held-out data has nothing for is left
// out. Source: pic.md §5.4.
std::vector<TaughtScore> scoreTaught(const PicModel& model, const TrainingData& data, const TrainConfig& config,
                                     const ControlTokens& control, at::ScalarType dtype);

}  // namespace engine
