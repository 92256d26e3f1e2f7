// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <string>

#include "engine/values/options.h"

namespace engine {

// Where and in what precision the engine computes on this machine.
struct Compute {
  at::Device device = at::kCPU;
  at::ScalarType dtype = at::kFloat;
  std::string deviceName() const { return device.str(); }
  std::string dtypeName() const;
};

// Turns the user's options into a choice and sets the thread count of the process. dtype "auto": bfloat16 on a GPU and on
// processors whose matrix product in it beats float32 by half, tried for some milliseconds; float32 otherwise.
// Errors: an unknown device or dtype; cuda where there is none.
Compute prepareCompute(const EngineOptions& options);

}  // namespace engine
