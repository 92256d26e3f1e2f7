// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/segment_cache.h"

#include <algorithm>

#include "engine/weights/content_hash.h"

namespace engine {
namespace {

std::string keyOf(std::string_view text) { return contentHash(std::as_bytes(std::span(text))); }

bool sameChunks(const Segment& a, const Segment& b) {
  const auto same = [](const Chunk& x, const Chunk& y) {
    return x.tokenBegin == y.tokenBegin && x.tokenEnd == y.tokenEnd && x.memoryCount == y.memoryCount;
  };
  return std::equal(a.chunks.begin(), a.chunks.end(), b.chunks.begin(), b.chunks.end(), same);
}

}  // namespace

SegmentCache::SegmentCache(const Memory& earlier) {
  std::size_t row = 0;
  for (const Segment& segment : earlier.segments) {
    const std::size_t width = static_cast<std::size_t>(earlier.width), count = segment.memoryCount() * width;
    const std::string_view document = earlier.documents[static_cast<std::size_t>(segment.document)].text;
    if (segment.bytes.end <= static_cast<std::int64_t>(document.size())) {
      const std::string_view text = document.substr(segment.bytes.begin, segment.bytes.end - segment.bytes.begin);
      m_entries.emplace(keyOf(text), Entry{&segment, text, std::span(earlier.vectors).subspan(row * width, count)});
    }
    row += static_cast<std::size_t>(segment.memoryCount());
  }
}

std::span<const float> SegmentCache::find(std::string_view text, const Segment& segment) const {
  if (m_entries.empty()) return {};
  const auto [begin, end] = m_entries.equal_range(keyOf(text));
  for (auto entry = begin; entry != end; ++entry) {
    if (entry->second.text == text && sameChunks(*entry->second.segment, segment)) return entry->second.vectors;
  }
  return {};
}

}  // namespace engine
