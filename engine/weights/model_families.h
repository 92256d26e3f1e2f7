// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/weights/json_fields.h"
#include "engine/weights/model_config.h"

namespace engine {

// The families of model folders that the engine reads, each from its config.json and back.
// Errors: engine::Error for what a family may say but the engine does not implement, and for values out of range.
// Source: the configuration classes of the transformers library, whose defaults these are.

// LlamaForCausalLM: rotary positions, RMS norm before each sub-layer, grouped queries, gated MLP.
ModelShape llamaShape(const JsonFields& config);
nlohmann::ordered_json llamaConfig(const ModelShape& shape);

// BertModel and its language models: learned positions, layer norm after each sub-layer, plain MLP.
// Ours beyond the family, under "pic_shape": head_residual.
ModelShape bertShape(const JsonFields& config);
nlohmann::ordered_json bertConfig(const ModelShape& shape);

// Parts that the families spell alike.
void readCommonShape(const JsonFields& config, ModelShape& shape);
nlohmann::ordered_json commonConfig(const ModelShape& shape, const std::string& architecture);
// The first of "architectures"; `fallback` when there is none.
std::string architectureOf(const JsonFields& config, const std::string& fallback);

}  // namespace engine
