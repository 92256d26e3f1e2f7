// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/train_config.h"
#include "tests/engine/tiny_pic_model.h"
#include "tests/engine/training_files.h"

namespace tests {

// A run of some seconds on the articles of `files`: objectives of every kind, text and memory, several segments,
// accumulation, two compressors.
inline engine::TrainConfig tinyTraining(const TrainingFiles& files, const std::string& output, int steps) {
  engine::TrainConfig config;
  config.output = files.folder() / output;
  config.start.shape = tinyPicShape(1, 16);
  config.tokenizer = ownTokenizer();
  config.data = {{files.folder() / "articles.jsonl", "text"}};
  config.dataOptions.cache = files.folder() / "cache";
  config.pic = tinyPicConfig();
  config.compressors = {{tinyCompressorConfig("pic"), "", 1}, {tinyCompressorConfig("full"), "", 1}};
  config.objectives = {
      {engine::Objective::Autoencode, 1}, {engine::Objective::Completion, 1}, {engine::Objective::Quote, 1}};
  config.ratios = {{1, 0.3}, {4, 0.7}};
  config.steps = steps;
  config.batch = config.autoencodeBatch = config.accumulate = 2;
  config.minTokens = 12;
  config.maxTokens = 24;
  config.severalSegments = 0.3;
  config.maxSegments = 3;
  config.distillation = 0.5;
  config.optimizer.warmup = 2;
  config.device = "cpu";
  config.dtype = "float32";
  config.threads = 1;
  config.logEvery = 1;
  return config;
}

}  // namespace tests
