// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace engine {

// What a low-rank adapter changes: to the outputs of a linear map W x it adds (alpha / rank) · B A x.
// Source: Hu et al., "LoRA" (2021).
struct LoraPlan {
  int rank = 16;
  double alpha = 32;
  std::vector<std::string> targets = {"q", "k", "v", "o"};  // of every layer; also gate, up, down
  bool memoryRowsOnly = false;  // acts on memory tokens alone: the context is read as the frozen model reads it
  double scale() const { return alpha / rank; }
  bool operator==(const LoraPlan&) const = default;
};

inline const std::vector<std::string>& loraTargets() {
  static const std::vector<std::string> names = {"q", "k", "v", "o", "gate", "up", "down"};
  return names;
}

}  // namespace engine
