// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace engine {

// F1 of others' systems as their authors or benchmarks report them. Cited, not measured here: other data, other and far
// larger models, other prompts. They say what has been reached, not who is better.
struct CitedNumber {
  std::string_view system;
  std::string_view measure;  // "F1, mean of 6 QA sets"
  double ratio = 1;          // 1: the full text; 0: no context
  double f1 = 0;
  std::string_view source;
};

// Source: shared specification pic.md §6.3.
std::span<const CitedNumber> citedNumbers();

}  // namespace engine
