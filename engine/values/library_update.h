// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/values/memory.h"

namespace engine {

// Documents compressed with the help of an earlier memory of most of them.
struct LibraryUpdate {
  Memory memory;
  int compressed = 0;  // segments that went through the compressor
  int reused = 0;      // segments that had been compressed before
};

}  // namespace engine
