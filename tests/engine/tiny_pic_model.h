// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/pic/pic_model.h"
#include "engine/train/warm_start.h"
#include "tests/engine/own_tokenizer.h"
#include "tests/engine/tiny_models.h"

// A whole PIC model like the shipped one, but tiny: segments of 32 tokens, questions from position 32 on.
namespace tests {

inline engine::ModelShape tinyPicShape(int layers = 2, int width = 32) {
  engine::ModelShape shape = bertShape(layers, width);
  shape.headResidual = true;
  shape.vocabulary = kOwnVocabulary;
  return shape;
}

inline engine::CompressorConfig tinyCompressorConfig(const std::string& name = "pic") {
  engine::CompressorConfig config;
  config.name = name;
  config.weights = "compressors/" + name + ".safetensors";
  config.mask = engine::presetMask(name);
  config.memoryInput = "mean";
  config.memoryOutput = "residual";
  return config;
}

inline engine::PicConfig tinyPicConfig() {
  engine::PicConfig config;
  config.segmentTokens = 32;
  config.maxSegments = 4;
  config.questionPosition = 32;
  return config;
}

inline engine::PicModel tinyPicModel(std::uint64_t seed = 1) {
  engine::PicModel model;
  model.tokenizerFile = ownTokenizer();
  model.tokenizer = engine::openTokenizer(model.tokenizerFile);
  model.shape = tinyPicShape();
  model.config = tinyPicConfig();
  model.config.compressors = {tinyCompressorConfig()};
  model.decoder = std::make_shared<engine::Decoder>(model.shape, model.config.maxSegments);
  model.compressors = {std::make_shared<engine::Compressor>(model.shape, model.config.compressors.front())};
  engine::randomStart(model, seed);
  return model;
}

}  // namespace tests
