// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "engine/values/mask_rules.h"

namespace engine {

// Which query position may look at which key position, while one segment is compressed.
struct AttentionMask {
  std::vector<Tag> tags;               // one a position
  std::vector<std::uint8_t> allowed;   // (T, T) row-major, query first; 1 = may look

  int size() const { return static_cast<int>(tags.size()); }
  bool at(int query, int key) const { return allowed[static_cast<std::size_t>(query) * tags.size() + key] != 0; }
};

}  // namespace engine
