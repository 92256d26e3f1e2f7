// SPDX-License-Identifier: Apache-2.0
#include "engine/text/text_blocks.h"

#include <algorithm>
#include <cstddef>

#include "engine/text/utf8.h"

namespace engine {

namespace {

constexpr std::size_t kBlock = std::size_t{16} << 10;
constexpr std::size_t kLongestBlock = std::size_t{1} << 20;

bool isCut(std::string_view text, std::size_t at) {
  return text[at] == '\n' || (text[at] == ' ' && text[at - 1] > ' ' && text[at - 1] < '\x7F');
}

std::size_t blockEnd(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kBlock) return text.size();
  const std::size_t limit = std::min(text.size(), begin + kLongestBlock);
  std::size_t end = begin + kBlock;
  while (end < limit && !isCut(text, end)) ++end;
  if (end == text.size() || isCut(text, end)) return end;
  while (end > begin + kBlock && continuesCharacter(text[end])) --end;
  return end;
}

}  // namespace

std::vector<ByteRange> textBlocks(std::string_view text) {
  std::vector<ByteRange> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = blockEnd(text, begin);
    blocks.push_back({static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)});
    begin = end;
  }
  return blocks;
}

}  // namespace engine
