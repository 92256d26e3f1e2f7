// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "engine/weights/model_families.h"

namespace engine {
namespace {

constexpr CommonKeys kKeys{"n_embd", "n_layer", "n_head", "n_inner", "n_positions", "activation_function"};

void refuseWhatIsNotImplemented(const JsonFields& config) {
  if (!config.flag("scale_attn_weights", true)) config.fail("'scale_attn_weights' false is not supported.");
  for (const char* key : {"scale_attn_by_inverse_layer_idx", "add_cross_attention"}) {
    if (config.flag(key, false)) config.fail("'" + std::string(key) + "' is not supported.");
  }
}

}  // namespace

ModelShape gpt2Shape(const JsonFields& config) {
  const std::string architecture = architectureOf(config, "GPT2LMHeadModel");
  if (architecture != "GPT2LMHeadModel") {
    config.fail("the architecture '" + architecture + "' is not supported; supported for gpt2: GPT2LMHeadModel.");
  }
  ModelShape shape;
  readCommonShape(config, shape, kKeys);
  refuseWhatIsNotImplemented(config);
  requireWholeHeads(config, shape, kKeys);
  shape.keyValueHeads = shape.heads;
  shape.headWidth = shape.width / shape.heads;
  shape.norm = NormKind::Layer;
  shape.normEpsilon = config.number("layer_norm_epsilon", 0, 1, 1e-5);
  shape.positions = PositionKind::Learned;
  shape.attentionBias = true;
  shape.attentionOutputBias = true;
  shape.mlpBias = true;
  shape.gatedMlp = false;
  shape.tiedHead = config.flag("tie_word_embeddings", true);
  return shape;
}

nlohmann::ordered_json gpt2Config(const ModelShape& shape) {
  nlohmann::ordered_json config = commonConfig(shape, "GPT2LMHeadModel", kKeys);
  config["layer_norm_epsilon"] = shape.normEpsilon;
  return config;
}

}  // namespace engine
