// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/text/hf/word_model.h"

namespace engine {

// Which pairs of pieces become one, and in which order.
class MergeTable {
 public:
  struct Merge {
    std::int32_t rank = 0;  // the lowest goes first
    std::int32_t id = 0;    // of the merged piece
  };

  void add(std::int32_t left, std::int32_t right, Merge merge) { m_merges.insert_or_assign(key(left, right), merge); }
  std::optional<Merge> find(std::int32_t left, std::int32_t right) const {
    const auto found = m_merges.find(key(left, right));
    return found == m_merges.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  static std::uint64_t key(std::int32_t left, std::int32_t right) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32) | static_cast<std::uint32_t>(right);
  }

  std::unordered_map<std::uint64_t, Merge> m_merges;
};

// Merges neighbours in `tokens` until none may: always the pair of the lowest rank, of those the leftmost.
// Time: n log n in the number of tokens.
void applyMerges(const MergeTable& table, std::vector<WordToken>& tokens);

// Between which characters no merge ever reaches: a long word can be cut there. A few more pairs than needed are taken
// for joined, as they share a bit.
class JoinedCharacters {
 public:
  JoinedCharacters() : m_bits(kBits) {}
  void add(std::string_view left, std::string_view right);  // two pieces that are merged
  std::vector<TextSpan> sections(std::string_view word) const;

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 20;
  static std::size_t bit(char32_t left, char32_t right) { return (left * std::size_t{0x9E3779B1} + right) % kBits; }

  std::vector<bool> m_bits;
};

}  // namespace engine
