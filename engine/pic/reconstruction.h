// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/pic/answering.h"
#include "engine/values/reconstruction.h"

namespace engine {

// What a memory still holds of its text, by autoencoding its first segment. REQUIRES: a memory with at least one segment.
Reconstruction reconstructText(const DecodingContext& context, const Memory& memory);

}  // namespace engine
