// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "engine/weights/model_families.h"

namespace engine {
namespace {

constexpr int kMostHeadWidth = 1 << 16;  // as wide as a model of one head
constexpr double kMostTheta = 1e12;

// Older files have rope_theta and rope_scaling, newer ones rope_parameters.
double readRopeTheta(const JsonFields& config) {
  for (const char* key : {"rope_scaling", "rope_parameters"}) {
    const nlohmann::json* value = config.value(key);
    if (value == nullptr) continue;
    const JsonFields rope(*value, config.where() + ": " + key);
    const std::string kind = rope.text("rope_type", rope.text("type", "default"));
    if (kind != "default") rope.fail("scaled rotary positions ('" + kind + "') are not supported; supported: default.");
    if (rope.number("partial_rotary_factor", 0, 1, 1) != 1) rope.fail("rotating a part of a head is not supported.");
    if (rope.has("rope_theta")) return rope.number("rope_theta", 1, kMostTheta);
  }
  return config.number("rope_theta", 1, kMostTheta, 10000);
}

int readHeadWidth(const JsonFields& config, const ModelShape& shape) {
  if (!config.has("head_dim") && shape.width % shape.heads != 0) {
    config.fail("hidden_size " + std::to_string(shape.width) + " is not a multiple of num_attention_heads " +
                std::to_string(shape.heads) + ", and there is no head_dim.");
  }
  const int headWidth = config.count("head_dim", 1, kMostHeadWidth, shape.width / shape.heads);
  if (headWidth % 2 != 0)
    config.fail("rotary positions need an even head width, found " + std::to_string(headWidth) + ".");
  return headWidth;
}

}  // namespace

ModelShape llamaShape(const JsonFields& config) {
  const std::string architecture = architectureOf(config, "LlamaForCausalLM");
  if (architecture != "LlamaForCausalLM") {
    config.fail("the architecture '" + architecture + "' is not supported; supported for llama: LlamaForCausalLM.");
  }
  ModelShape shape;
  shape.family = "llama";
  readCommonShape(config, shape);
  shape.keyValueHeads = config.count("num_key_value_heads", 1, shape.heads, shape.heads);
  if (shape.heads % shape.keyValueHeads != 0) {
    config.fail("num_attention_heads " + std::to_string(shape.heads) + " is not a multiple of num_key_value_heads " +
                std::to_string(shape.keyValueHeads) + ".");
  }
  shape.headWidth = readHeadWidth(config, shape);
  shape.normEpsilon = config.number("rms_norm_eps", 0, 1, 1e-6);
  shape.ropeTheta = readRopeTheta(config);
  shape.attentionBias = config.flag("attention_bias", false);
  shape.attentionOutputBias = shape.attentionBias;
  shape.mlpBias = config.flag("mlp_bias", false);
  shape.tiedHead = config.flag("tie_word_embeddings", false);
  return shape;
}

nlohmann::ordered_json llamaConfig(const ModelShape& shape) {
  nlohmann::ordered_json config = commonConfig(shape, "LlamaForCausalLM");
  config["num_key_value_heads"] = shape.keyValueHeads;
  config["head_dim"] = shape.headWidth;
  config["rms_norm_eps"] = shape.normEpsilon;
  config["rope_theta"] = shape.ropeTheta;
  config["attention_bias"] = shape.attentionBias;
  config["mlp_bias"] = shape.mlpBias;
  return config;
}

}  // namespace engine
