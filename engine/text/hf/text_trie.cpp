// SPDX-License-Identifier: Apache-2.0
#include "engine/text/hf/text_trie.h"

namespace engine {

void TextTrie::add(std::string_view text, std::int32_t value) {
  std::int32_t node = kRoot;
  for (const char byte : text) {
    std::int32_t child = next(node, byte);
    if (child == kNone) {
      child = static_cast<std::int32_t>(m_values.size());
      m_values.push_back(kNone);
      if (node == kRoot) {
        m_first[static_cast<unsigned char>(byte)] = child;
      } else {
        m_children.emplace(key(node, byte), child);
      }
    }
    node = child;
  }
  m_values[static_cast<std::size_t>(node)] = value;
}

}  // namespace engine
