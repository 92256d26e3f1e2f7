// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "engine/engine.h"
#include "engine/measure/questions.h"

namespace engine {

// How well the first segments of documents are told again from their memory: means over documents, shares 0…1.
struct ReconstructionRow {
  double ratio = 1;
  int n = 0;  // documents
  double teacherForced = 0;
  double withoutMemory = 0;
  double freeRunning = 0;
  double rougeL = 0;              // of the free-running text against the segment
  std::optional<double> bleu4;    // likewise, over all documents together
};

// One row a ratio, over the first `documents` documents, with the model's default compressor.
// REQUIRES: a model with a compressor; ratios ≥ 2.
std::vector<ReconstructionRow> scoreReconstruction(const Engine& engine, const std::vector<QuestionDocument>& questions,
                                                   const std::vector<double>& ratios, int documents,
                                                   const Progress& report = {}, std::stop_token stop = {});

}  // namespace engine
