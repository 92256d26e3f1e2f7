// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/values/mask_rules.h"

namespace engine {

// Where and how the engine computes.
struct EngineOptions {
  std::string device = "auto";  // cpu | cuda | auto
  std::string dtype = "auto";   // float32 | bfloat16 | float64 (tests) | auto: by a short probe
  int threads = 0;              // 0: cores − 1, at least 1
};

// How documents become memory tokens. Exactly one of `ratio` and `budget` counts: budget, when it is set.
struct CompressOptions {
  double ratio = 4;                    // context tokens a memory token stands for, ≥ 2
  std::optional<int> budget;           // memory tokens for all documents together, never exceeded
  std::optional<std::string> compressor;  // its name in pic.json; none: the model's default
  std::optional<MaskChoice> mask;      // another mask than the compressor was trained with; answers are then labelled so
  bool keepText = true;                // evidence and append need the text
};

// What the decoder reads in place of, or as, the document.
enum class Source { Memory, Full, None, Budget };

// How the next token is chosen. Temperature 0 is greedy.
struct SamplingOptions {
  double temperature = 0;
  int topK = 0;        // 0: no limit
  double topP = 1;
  std::uint64_t seed = 0;
  int maxTokens = 64;
};

struct AskOptions {
  SamplingOptions sampling;
  bool evidence = true;
};

}  // namespace engine
