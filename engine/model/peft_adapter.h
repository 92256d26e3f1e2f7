// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/ScalarType.h>

#include <filesystem>
#include <memory>
#include <string>

#include "engine/model/lora.h"

namespace engine {

// Adapter folders of the Python package `peft` for Llama and its relatives: adapter_config.json and
// adapter_model.safetensors.

// Errors: engine::Error naming file and key for what changes results and is not implemented (DoRA, other ranks for some
// maps, trained biases…), for tensors that are missing or that no map takes.
std::shared_ptr<Lora> readPeftAdapter(const std::filesystem::path& folder, const ModelShape& shape);

// `base`: what peft is to load the adapter onto. That an adapter acts on memory rows only is ours; peft knows nothing
// of it. Errors: another family; a folder that cannot be written.
void writePeftAdapter(const std::filesystem::path& folder, const Lora& lora, const ModelShape& shape,
                      const std::string& base, at::ScalarType dtype);

}  // namespace engine
