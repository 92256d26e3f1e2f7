// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "engine/values/memory.h"

namespace engine {

// Memories that look like a document's and do not say what it says: what a real memory has to beat. Positions, segments
// and text stay. Deterministic by seed. Source: pic.md §6.2.

// Its own memory tokens in random order.
Memory shuffledMemory(const Memory& memory, std::uint64_t seed);

// Gaussian noise with the mean and the variance that every number of the vectors has over the document's memory tokens.
Memory noiseMemory(const Memory& memory, std::uint64_t seed);

}  // namespace engine
