// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>

#include "engine/pic/pic_model.h"
#include "engine/train/batches.h"
#include "engine/train/train_config.h"

namespace engine {

// What one step draws: the same on every machine, a pure function of (configuration, step).
struct StepDraw {
  Objective objective = Objective::Question;
  double ratio = 1;
  int compressor = -1;   // index into the model's compressors; −1: text
  bool several = false;  // contexts of several segments
  std::uint64_t seed = 0;
  bool blind = false;  // neither text nor memory: what the targets cost without their context. Never drawn
};

StepDraw drawStep(const TrainConfig& config, int step);

struct StepLoss {
  at::Tensor loss;         // scalar to differentiate: mean over targets (+ distillation)
  double crossEntropy = 0; // nats a target token
  double accuracy = 0;     // share of target tokens whose argmax is right
  std::int64_t targets = 0;
  std::int64_t tokens = 0; // columns that went through compressor and decoder, padding included
};

// The loss of a batch through compressor and decoder. With distillation the full-text reader teaches beside the data:
// loss = CE + weight · KL(reader ‖ student), T = 1.
StepLoss computeLoss(const PicModel& model, std::span<const Example> examples, const StepDraw& draw, const TrainConfig& config,
                     const ControlTokens& control, at::ScalarType dtype);

}  // namespace engine
