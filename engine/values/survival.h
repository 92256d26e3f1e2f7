// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

inline constexpr std::string_view kSurvivalCaveat =
    "What this decoder can tell again from the memory. What it cannot tell may still be in there, and what the language "
    "alone predicts was not remembered: compare the probability without memory.";

// A token of the source, and whether its memory can tell it again.
struct SurvivalToken {
  ByteRange bytes;                     // of the document
  bool told = false;                   // free-running: it stands in the told text, aligned with the source
  double logProbability = 0;           // of this token given the true ones before it and the memory; natural log
  double withoutMemory = 0;            // the same without the memory: what the language alone gives
};

// One segment decoded from its memory alone.
struct Survival {
  int segment = 0;
  std::vector<SurvivalToken> tokens;  // of the source, in order
  std::string told;                   // free-running text
  double share = 0;                   // of the source's tokens that were told, 0…1
  bool stopped = false;               // `told` is cut short
};

}  // namespace engine
