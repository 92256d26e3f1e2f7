// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/values/memory.h"

namespace engine {

// The segments of an earlier memory by the hash of their text, so that they need not be compressed again: a memory file
// is its own cache. What it was made with (model, compressor, mask, ratio) is the same for all its segments, and checked
// by who makes the cache.
class SegmentCache {
 public:
  SegmentCache() = default;
  // Of the segments whose text was kept. REQUIRES: `earlier` outlives it.
  explicit SegmentCache(const Memory& earlier);

  // The vectors of a segment with this text that was cut into the same chunks; empty: there is none.
  std::span<const float> find(std::string_view text, const Segment& segment) const;

 private:
  struct Entry {
    const Segment* segment = nullptr;
    std::string_view text;
    std::span<const float> vectors;
  };
  std::unordered_multimap<std::string, Entry> m_entries;  // by contentHash of the text
};

}  // namespace engine
