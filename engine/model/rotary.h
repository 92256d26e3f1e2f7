// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/weights/model_config.h"

namespace engine {

// How far each pair of a head turns from one position to the next, in radians: headWidth / 2 numbers, the fastest
// first. `length`: how many positions there are in all; only the dynamic scaling asks, and only beyond its original
// length. Source: Su et al., "RoFormer" (2021); "linear": Chen et al., "Extending Context Window…" (2023); "dynamic"
// and "yarn": Peng et al., "YaRN" (2023); "llama3": the reference code of Llama 3.1; all in the readings of the
// transformers library.
std::vector<double> rotaryFrequencies(const ModelShape& shape, std::int64_t length);

// Cosines and sines of the turns at position ids (B, T). (B, 1, T, d) each
std::pair<at::Tensor, at::Tensor> rotaryTurns(const ModelShape& shape, const at::Tensor& positions, std::int64_t length,
                                              at::ScalarType dtype);

}  // namespace engine
