// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/pic/pic_model.h"
#include "engine/train/batches.h"

namespace engine {

// A score on held-out data while training runs.
struct HeldOutScore {
  std::string source;      // "full", "none", "memory", "swapped" (memory of another example)
  std::string compressor;
  double ratio = 1;
  int count = 0;
  double exactMatch = 0;   // per cent
  double f1 = 0;           // per cent
};

struct DecodedSample {
  std::string question, gold, answer, source;
};

struct HeldOutReport {
  std::vector<HeldOutScore> scores;
  std::vector<DecodedSample> samples;
};

struct HeldOutPlan {
  int questions = 200;
  std::vector<double> ratios = {1, 4};  // 1: full text
  int maxTokens = 16;
  int batch = 32;
};

// Answers held-out questions greedily, in batches, from each source, and scores them with the official normaliser.
HeldOutReport scoreHeldOut(const PicModel& model, const TrainingData& data, const HeldOutPlan& plan, const ControlTokens& control,
                           at::ScalarType dtype);

}  // namespace engine
