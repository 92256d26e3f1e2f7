// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace engine {

// Texts with a value each, found by walking over the bytes of another text.
class TextTrie {
 public:
  static constexpr std::int32_t kRoot = 0;
  static constexpr std::int32_t kNone = -1;

  void add(std::string_view text, std::int32_t value);

  // The node one byte further; kNone when no text goes on so.
  std::int32_t next(std::int32_t node, char byte) const {
    if (node == kRoot) return m_first[static_cast<unsigned char>(byte)];
    const auto found = m_children.find(key(node, byte));
    return found == m_children.end() ? kNone : found->second;
  }
  // The value of the text that ends in this node; kNone when none does.
  std::int32_t value(std::int32_t node) const { return m_values[static_cast<std::size_t>(node)]; }

 private:
  static std::uint64_t key(std::int32_t node, char byte) {
    return (static_cast<std::uint64_t>(node) << 8) | static_cast<unsigned char>(byte);
  }

  std::vector<std::int32_t> m_values{kNone};
  std::vector<std::int32_t> m_first = std::vector<std::int32_t>(256, kNone);  // children of the root
  std::unordered_map<std::uint64_t, std::int32_t> m_children;
};

}  // namespace engine
