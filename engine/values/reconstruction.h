// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace engine {

// How well a segment can be told again from its memory. Shares of context tokens, 0…1.
struct Reconstruction {
  double teacherForced = 0;   // right next tokens, given the true ones before
  double withoutMemory = 0;   // the same without the memory: what the language alone gives
  double freeRunning = 0;     // right tokens, each in its place, given the model's own before
  std::string text;           // free-running
};

}  // namespace engine
