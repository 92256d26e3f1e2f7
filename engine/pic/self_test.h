// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/pic/compressor.h"
#include "engine/values/self_test.h"

namespace engine {

// Which memory tokens a change in one chunk of text reaches.
enum class Influence { OwnOnly, OwnAndLater, All };

// What the specification says of one preset. A claim that is not made is not tried.
// Source: pic.md §3.5, the numbers are its rows.
struct MaskClaim {
  std::string preset;
  bool independentChunks = false;  // 1: memory equals that of every chunk as a batch row of its own
  bool plainContext = false;       // 2: context rows are those of the stack without any memory token
  bool streams = false;            // 3: text that is appended leaves earlier memory as it was; false: it changes it
  Influence influence = Influence::OwnAndLater;  // 4
  std::array<int, 3> pairs{};                    // 5: pairs that attend at 256 tokens and ratio 4, 16, 64
};
std::vector<MaskClaim> specifiedClaims();

// Tries every claim on a compressor's weights, whatever mask it was trained with. A claim that the compressor's
// direction or positions rule out is not applicable, with the reason. `ids` are any text; a few dozen are read,
// repeated if there are fewer. Computes in `dtype`, on a copy when the weights have another type: float64 makes the
// bounds sharp. REQUIRES: ids is not empty. Tests claim what is not true and see it fail.
std::vector<SelfTestResult> runSelfTest(const Compressor& compressor, const Transformer& embedder, at::ScalarType dtype,
                                        std::span<const std::int32_t> ids,
                                        const std::vector<MaskClaim>& claims = specifiedClaims());

}  // namespace engine
