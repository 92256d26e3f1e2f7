// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "engine/weights/json_fields.h"
#include "engine/weights/model_config.h"

namespace engine {

// The families of model folders that the engine reads, each from its config.json and back.
// Errors: engine::Error for what a family may say but the engine does not implement, and for values out of range.
// Source: the configuration classes of the transformers library, whose defaults these are.

struct ModelFamily {
  const char* name;
  ModelShape (*shape)(const JsonFields& config);
  nlohmann::ordered_json (*config)(const ModelShape& shape);
};
std::span<const ModelFamily> modelFamilies();

// llama, mistral, qwen2 and qwen3: rotary positions, RMS norm before each sub-layer, grouped queries, gated MLP. They
// differ in biases, sliding windows and norms of queries and keys.
ModelShape llamaShape(const JsonFields& config);
nlohmann::ordered_json llamaConfig(const ModelShape& shape);

// GPT2LMHeadModel: learned positions, layer norm before each sub-layer, plain MLP, biases everywhere.
ModelShape gpt2Shape(const JsonFields& config);
nlohmann::ordered_json gpt2Config(const ModelShape& shape);

// BertModel and its language models: learned positions, layer norm after each sub-layer, plain MLP.
// Ours beyond the family, under "pic_shape": head_residual.
ModelShape bertShape(const JsonFields& config);
nlohmann::ordered_json bertConfig(const ModelShape& shape);

// Parts that the families share; GPT-2 spells them its own way. A family that says nothing of the feed-forward's width
// has four times the model's.
struct CommonKeys {
  const char* width = "hidden_size";
  const char* layers = "num_hidden_layers";
  const char* heads = "num_attention_heads";
  const char* feedForward = "intermediate_size";
  const char* positions = "max_position_embeddings";
  const char* activation = "hidden_act";
};
void readCommonShape(const JsonFields& config, ModelShape& shape, const CommonKeys& keys = {});
nlohmann::ordered_json commonConfig(const ModelShape& shape, const std::string& architecture,
                                    const CommonKeys& keys = {});
void requireWholeHeads(const JsonFields& config, const ModelShape& shape, const CommonKeys& keys = {});

// Theta and scaling of rotary positions, from "rope_parameters" (newer files) or "rope_scaling" and "rope_theta"; the
// positions that can be read grow with the scaling. REQUIRES: shape.maxPositions as the file says.
void readRope(const JsonFields& config, ModelShape& shape);
void writeRope(const ModelShape& shape, nlohmann::ordered_json& config);

// A token id or a list of them, each below `vocabulary`; none when the key is not there.
std::vector<std::int32_t> readTokenIds(const JsonFields& config, const std::string& key, int vocabulary);

// Refuses every key that nobody has asked for and that may change what the model computes.
void refuseOtherSettings(const JsonFields& config);
// The first of "architectures"; `fallback` when there is none.
std::string architectureOf(const JsonFields& config, const std::string& fallback);

}  // namespace engine
