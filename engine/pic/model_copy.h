// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/ScalarType.h>

#include <memory>

#include "engine/pic/compressor.h"

namespace engine {

// Copies in another type, on the same device: what is measured to the last digit is not measured in bfloat16.
std::shared_ptr<Compressor> copyOf(const Compressor& compressor, const ModelShape& shape, at::ScalarType dtype);
// Only the token embedding is read of an embedder, unless the compressor borrows its layers. Without a head.
std::shared_ptr<Transformer> copyOf(const Transformer& embedder, bool withLayers, at::ScalarType dtype);

}  // namespace engine
