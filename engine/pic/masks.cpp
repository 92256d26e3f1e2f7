// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/masks.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

#include "engine/error.h"

namespace engine {
namespace {

// Wider than a tag's order, so that no overlap overflows. Without context tokens it holds nothing.
struct OrderRange {
  std::int64_t begin = std::numeric_limits<std::int32_t>::max();
  std::int64_t end = std::numeric_limits<std::int32_t>::min();
};

// The range of context orders of every chunk: what ChunkOverlap widens. Tags may come in any order.
std::vector<OrderRange> chunkRanges(std::span<const Tag> tags) {
  std::vector<OrderRange> ranges;
  for (const Tag& t : tags) {
    if (t.chunk >= static_cast<int>(ranges.size())) ranges.resize(t.chunk + 1);
    if (t.kind != TokenKind::Context) continue;
    OrderRange& range = ranges[t.chunk];
    range = {std::min<std::int64_t>(range.begin, t.order), std::max<std::int64_t>(range.end, t.order + 1)};
  }
  return ranges;
}

class Predicate {
 public:
  Predicate(std::span<const Tag> tags, const MaskRules& rules, ContextDirection direction)
      : m_rules(rules), m_direction(direction), m_ranges(chunkRanges(tags)) {}

  bool operator()(const Tag& q, const Tag& p) const {
    if (q.kind == TokenKind::Padding || p.kind == TokenKind::Padding) return false;
    if (q.kind == TokenKind::Context) return p.kind == TokenKind::Context ? contextToContext(q, p) : contextToMemory(q, p);
    return p.kind == TokenKind::Context ? memoryToContext(q, p) : memoryToMemory(q, p);
  }

 private:
  bool contextToContext(const Tag& q, const Tag& p) const {
    const bool back = m_direction == ContextDirection::Bidirectional || p.order <= q.order;
    if (p.order < m_rules.sink && p.order <= q.order) return true;
    switch (m_rules.contextToContext) {
      case ContextToContext::Global: return back;
      case ContextToContext::Local: return back && p.chunk == q.chunk;
      case ContextToContext::Window: return back && q.chunk - p.chunk <= m_rules.window;
      case ContextToContext::Bidirectional: return true;
    }
    return false;
  }

  bool contextToMemory(const Tag& q, const Tag& p) const {
    return m_rules.contextToMemory == ContextToMemory::Previous && p.chunk < q.chunk;
  }

  bool memoryToContext(const Tag& q, const Tag& p) const {
    if (p.order < m_rules.sink) return true;
    switch (m_rules.memoryToContext) {
      case MemoryToContext::All: return true;
      case MemoryToContext::Chunk: return p.chunk == q.chunk;
      case MemoryToContext::Cumulative: return p.chunk <= q.chunk;
      case MemoryToContext::ChunkOverlap: {
        const OrderRange& range = m_ranges[q.chunk];
        return p.order >= range.begin - m_rules.overlap && p.order < range.end + m_rules.overlap;
      }
    }
    return false;
  }

  bool memoryToMemory(const Tag& q, const Tag& p) const {
    switch (m_rules.memoryToMemory) {
      case MemoryToMemory::Self: return p.order == q.order;
      case MemoryToMemory::Previous: return p.order <= q.order;
      case MemoryToMemory::Group: return p.chunk == q.chunk;
      case MemoryToMemory::All: return true;
    }
    return false;
  }

  const MaskRules& m_rules;
  ContextDirection m_direction;
  std::vector<OrderRange> m_ranges;
};

using C2C = ContextToContext;
using C2M = ContextToMemory;
using M2C = MemoryToContext;
using M2M = MemoryToMemory;

struct Preset {
  const char* name;
  MaskRules rules;
};

// Rows of pic.md §3.3, in its order.
const Preset kPresets[] = {
    {"full", {C2C::Global, C2M::None, M2C::All, M2M::Previous}},
    {"full-bimem", {C2C::Global, C2M::None, M2C::All, M2M::All}},
    {"pic", {C2C::Global, C2M::None, M2C::Chunk, M2M::Previous}},
    {"pic-self", {C2C::Global, C2M::None, M2C::Chunk, M2M::Self}},
    {"pic-recur", {C2C::Local, C2M::Previous, M2C::Chunk, M2M::Previous}},
    {"pic-indep", {C2C::Local, C2M::None, M2C::Chunk, M2M::Self}},
    {"step", {C2C::Global, C2M::None, M2C::Cumulative, M2M::Previous}},
};
constexpr int kDefaultOverlap = 8;

// "pic-overlap" or "pic-overlap(12)"; nothing else.
bool parseOverlap(const std::string& name, int& overlap) {
  const std::string prefix = "pic-overlap";
  if (!name.starts_with(prefix)) return false;
  overlap = kDefaultOverlap;
  if (name == prefix) return true;
  const char* begin = name.data() + prefix.size();
  const char* end = name.data() + name.size();
  if (*begin != '(' || end[-1] != ')') return false;
  const auto [rest, error] = std::from_chars(begin + 1, end - 1, overlap);
  return error == std::errc{} && rest == end - 1 && overlap >= 0;
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

AttentionMask compressionMask(std::span<const Tag> tags, const MaskRules& rules, ContextDirection direction) {
  AttentionMask mask{{tags.begin(), tags.end()}, std::vector<std::uint8_t>(tags.size() * tags.size())};
  const Predicate allow(tags, rules, direction);
  auto cell = mask.allowed.begin();
  for (std::size_t q = 0; q < tags.size(); ++q) {
    for (std::size_t p = 0; p < tags.size(); ++p) *cell++ = q == p || allow(tags[q], tags[p]);
  }
  return mask;
}

MaskChoice presetMask(const std::string& name) {
  for (const Preset& preset : kPresets) {
    if (name == preset.name) return {name, preset.rules, false, {}};
  }
  int overlap = 0;
  if (parseOverlap(name, overlap)) {
    return {name, {C2C::Global, C2M::None, M2C::ChunkOverlap, M2M::Previous, 1, overlap}, false, {}};
  }
  if (name == "pool-mean") return {name, {C2C::Global, C2M::None, M2C::Chunk, M2M::Self}, true, {}};
  throw Error("There is no mask preset '" + name + "'; there are " + listed(presetNames()) + ".");
}

std::vector<std::string> presetNames() {
  std::vector<std::string> names;
  for (const Preset& preset : kPresets) names.emplace_back(preset.name);
  names.emplace_back("pic-overlap");
  names.emplace_back("pool-mean");
  return names;
}

bool isStreamable(const MaskRules& rules, ContextDirection direction) {
  const bool contextLooksAhead = rules.contextToContext == C2C::Bidirectional || direction == ContextDirection::Bidirectional;
  const bool memoryLooksAhead = rules.memoryToContext == M2C::All ||
                                (rules.memoryToContext == M2C::ChunkOverlap && rules.overlap > 0) ||
                                rules.memoryToMemory == M2M::All;
  return !contextLooksAhead && !memoryLooksAhead;
}

}  // namespace engine
