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
enum class Source {
  Memory,      // its memory alone
  Full,        // its text
  None,        // nothing
  Budget,      // as much leading text as fits the positions a memory would take
  BudgetBm25,  // as many of the sentences that share the question's words
  Auto         // its memory, and where that leaves it unsure, the passages in question as text
};

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
  bool abstain = true;    // may say that what is read does not hold the answer
  bool grounded = true;   // only word sequences of what is read, or that it holds no answer; answers are labelled so
  std::optional<int> retrieve;  // where there are more segments, only so many, the best by the question's words, are
                                // read; 0: all; none: as many as the model reads well
  bool reread = false;    // an unsure answer from memory is tried again on the text of the best segments
};

}  // namespace engine
