// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/values/answer.h"

namespace engine {

inline constexpr std::string_view kKnockOutCaveat =
    "The memory without these tokens is one the decoder was never taught to read: a changed answer may come from the gap "
    "as well as from what is missing.";

// One word of two texts laid side by side.
struct WordChange {
  enum class Kind { Same, Removed, Added };
  Kind kind = Kind::Same;
  std::string word;
  bool operator==(const WordChange&) const = default;
};

// The same question asked of a memory without some of its tokens.
struct KnockOut {
  std::vector<int> removed;              // memory tokens, ascending
  Answer before;                         // as it was given
  Answer after;                          // from what is left, by memory alone
  std::vector<WordChange> words;         // from `before` to `after`
  std::vector<double> logProbabilities;  // (tokens of before), natural log, all memory tokens there
  std::vector<double> withoutThem;       // (tokens of before): the same tokens, read from what is left
};

}  // namespace engine
