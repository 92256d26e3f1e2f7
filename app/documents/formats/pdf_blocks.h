// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/documents/formats/pdf_layout.h"

namespace documents {

// Lines of running text that stand tight below one another, with the edges they have in common.
struct Block {
  double left = 0;
  double right = 0;
  int page = 0;
  std::size_t lines = 0;
};

struct BlockLine {
  const PageRow* row = nullptr;
  std::size_t block = 0;
};

struct Blocks {
  std::vector<BlockLine> lines;  // all rows in their order; each table row is a block of its own
  std::vector<Block> blocks;

  const Block& of(const BlockLine& line) const { return blocks[line.block]; }
};

Blocks blocksOf(const std::vector<std::vector<PageRow>>& pages);

// What stands between two lines of text.
enum class LineBreak { None, Line, Paragraph };

// REQUIRES: 0 < index < blocks.lines.size(). `first` is the line the paragraph under way began with.
LineBreak breakBefore(const Blocks& blocks, std::size_t index, std::size_t first);

}  // namespace documents
