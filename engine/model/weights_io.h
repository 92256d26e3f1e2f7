// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/weights/safetensors.h"
#include "engine/weights/weight_names.h"

namespace engine {

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

// The tensor of a file as a tensor of its own (a copy; misaligned bytes are fine). Errors: a dtype the engine cannot compute with.
at::Tensor toTensor(const TensorView& view, const std::string& name, const std::filesystem::path& file);

// Copies a file's tensors into `targets`, converting to their dtype. `placeInFile` says where the file keeps a target;
// without it under the target's own name. Pages of the file are given back as they are copied: the peak of memory is
// that of the targets, not of both.
// Errors: a missing tensor or another shape, with file, tensor, expected and found.
void loadInto(const NamedTensors& targets, const Safetensors& source, const std::filesystem::path& file,
              const std::function<StoredTensor(const std::string&)>& placeInFile = {});

// Writes tensors as `dtype` (integers keep theirs), atomically.
void saveTensors(const std::filesystem::path& file, const NamedTensors& tensors, at::ScalarType dtype,
                 const std::map<std::string, std::string>& metadata = {});

}  // namespace engine
