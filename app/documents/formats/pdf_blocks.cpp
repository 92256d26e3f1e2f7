// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/pdf_blocks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "app/documents/utf8.h"

namespace documents {
namespace {

// All in heights of a line.
constexpr double kSameHeight = 0.2;       // lines of one block differ by less
constexpr double kWidestGap = 1.5;        // between lines of one block
constexpr double kUsualGap = 0.35;        // where a block is too short to tell
constexpr double kParagraphGap = 0.3;     // beyond the usual one
constexpr double kWidestRowGap = 2.5;     // between rows of one table
constexpr double kNarrow = 15;            // an address rather than running text
constexpr double kIndent = 0.7;           // of a paragraph's first line
constexpr double kSlack = 0.5;            // a line that ends this near the edge is full
constexpr double kRagged = 0.75;          // of its block's width a line in the middle of a sentence has at least
constexpr std::size_t kTellingLines = 3;  // of a block whose edges and gap are believed

bool isText(const PageRow& row) { return !row.table && row.cells.size() == 1; }

bool similarHeight(const PageLine& a, const PageLine& b) {
  return std::abs(a.height() - b.height()) <= kSameHeight * std::max(a.height(), b.height());
}

bool sameBlock(const PageRow& above, const PageRow& below) {
  if (!isText(above) || !isText(below)) return false;
  const PageLine& a = above.line();
  const PageLine& b = below.line();
  if (a.page != b.page || a.turns != b.turns || !similarHeight(a, b) || b.frame.top <= a.frame.top) return false;
  const double gap = b.frame.top - a.frame.bottom;
  const double shared = std::min(a.frame.right, b.frame.right) - std::max(a.frame.left, b.frame.left);
  return gap <= kWidestGap * b.height() && shared > 0;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double gapBefore(const Blocks& all, std::size_t index) {
  return all.lines[index].row->line().frame.top - all.lines[index - 1].row->line().frame.bottom;
}

double usualGap(const Blocks& all, std::size_t begin, std::size_t end) {
  if (end - begin < kTellingLines) return kUsualGap * all.lines[begin].row->line().height();
  std::vector<double> gaps;
  for (std::size_t i = begin + 1; i < end; ++i) gaps.push_back(gapBefore(all, i));
  return median(std::move(gaps));
}

void addBlock(Blocks& all, std::size_t begin, std::size_t end) {
  const PageLine& first = all.lines[begin].row->line();
  Block block{first.frame.left, first.frame.right, first.page, end - begin};
  for (std::size_t i = begin; i < end; ++i) {
    const Box& frame = all.lines[i].row->line().frame;
    block.left = std::min(block.left, frame.left);
    block.right = std::max(block.right, frame.right);
    all.lines[i].block = all.blocks.size();
  }
  all.blocks.push_back(block);
}

// Where the gap is wider than the usual one a new block begins, with edges of its own.
void addBlocks(Blocks& all, std::size_t begin, std::size_t end) {
  const double usual = usualGap(all, begin, end);
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (gapBefore(all, i) <= usual + kParagraphGap * all.lines[i].row->line().height()) continue;
    addBlock(all, begin, i);
    begin = i;
  }
  addBlock(all, begin, end);
}

// A short block ends where a longer one of the same page and left edge does.
void widenShortBlocks(Blocks& all) {
  for (std::size_t i = 0; i < all.blocks.size(); ++i) {
    Block& block = all.blocks[i];
    if (block.lines >= kTellingLines) continue;
    const std::size_t from = i < 50 ? 0 : i - 50;
    const std::size_t to = std::min(all.blocks.size(), i + 50);
    for (std::size_t j = from; j < to; ++j) {
      const Block& other = all.blocks[j];
      const bool same =
          other.page == block.page && other.lines >= kTellingLines && std::abs(other.left - block.left) < 5;
      if (same) block.right = std::max(block.right, other.right);
    }
  }
}

bool endsSentence(const std::string& word) {
  for (const char* end : {".", "!", "?", "”", "\"", "»", "’", "。", "！", "？"}) {
    if (word.ends_with(end)) return true;
  }
  return false;
}

bool beginsSmall(const PageLine& line) {
  return u_islower(static_cast<UChar32>(firstCharacter(line.words.front()->text))) != 0;
}

// Whether the next line's first word would not have fitted behind this one.
bool isFull(const PageLine& line, const PageLine& next, const Block& block) {
  const double needed = next.words.front()->frame.width() + 0.25 * line.height();
  return line.frame.right + needed > block.right - kSlack * line.height();
}

// A paragraph that is torn by the end of a column or a page: a sentence goes on in small letters.
bool goesOnElsewhere(const PageLine& line, const PageLine& next, const Block& block) {
  const bool elsewhere = line.page != next.page || next.frame.top < line.frame.top;
  return elsewhere && line.turns == next.turns && block.lines > 1 && similarHeight(line, next) &&
         isFull(line, next, block) && !endsSentence(line.words.back()->text) && beginsSmall(next);
}

// A ragged line: shorter than it had to be, but not by much, and in the middle of a sentence.
bool goesOnBelow(const PageLine& line, const PageLine& next, const Block& block) {
  const bool nearlyFull = line.frame.right - block.left >= kRagged * (block.right - block.left);
  return nearlyFull && beginsSmall(next) && !endsSentence(line.words.back()->text);
}

// Rows with cells below one another are rows of one table, whether it was found as such or by its order.
bool goOnAsTable(const PageRow& row, const PageRow& next) {
  if (isText(row) || isText(next) || row.line().page != next.line().page) return false;
  const double gap = next.line().frame.top - row.line().frame.bottom;
  return row.table == next.table && (row.table || std::abs(gap) < kWidestRowGap * next.line().height());
}

// Whether `next` begins a paragraph or an item by where it stands to the left: a first line is indented, or the lines
// below a first one are.
bool beginsByIndent(const Blocks& all, std::size_t index, std::size_t first) {
  const PageLine& line = all.lines[index - 1].row->line();
  const PageLine& next = all.lines[index].row->line();
  const double step = next.frame.left - line.frame.left;
  const double limit = kIndent * next.height();
  if (step < -limit)
    return index - 1 > first;  // back to the left: after hanging lines, not after an indented first one
  if (step <= limit) return false;
  if (isListMark(line.words.front()->text)) return false;
  const bool last = index + 1 >= all.lines.size() || all.lines[index + 1].block != all.lines[index].block;
  return last || all.lines[index + 1].row->line().frame.left < next.frame.left - limit;
}

bool beginsItem(const PageLine& line, const PageLine& next, const PageLine& first, const Block& block) {
  const std::string& word = next.words.front()->text;
  if (next.words.size() < 2 || !isListMark(word)) return false;
  const bool bullet = word.size() > 2 && static_cast<unsigned char>(word[0]) >= 0xE2 && word != "–" && word != "—";
  return bullet || isListMark(first.words.front()->text) || !isFull(line, next, block);
}

}  // namespace

Blocks blocksOf(const std::vector<std::vector<PageRow>>& pages) {
  Blocks all;
  for (const std::vector<PageRow>& page : pages) {
    for (const PageRow& row : page) all.lines.push_back({&row, 0});
  }
  for (std::size_t begin = 0; begin < all.lines.size();) {
    std::size_t end = begin + 1;
    while (end < all.lines.size() && sameBlock(*all.lines[end - 1].row, *all.lines[end].row)) ++end;
    addBlocks(all, begin, end);
    begin = end;
  }
  widenShortBlocks(all);
  return all;
}

LineBreak breakBefore(const Blocks& all, std::size_t index, std::size_t first) {
  const PageRow& row = *all.lines[index - 1].row;
  const PageRow& nextRow = *all.lines[index].row;
  const Block& block = all.of(all.lines[index - 1]);
  if (!isText(row) || !isText(nextRow)) return goOnAsTable(row, nextRow) ? LineBreak::Line : LineBreak::Paragraph;
  const PageLine& line = row.line();
  const PageLine& next = nextRow.line();
  if (all.lines[index - 1].block != all.lines[index].block) {
    if (goesOnElsewhere(line, next, block)) return LineBreak::None;
    const bool items =
        isListMark(all.lines[first].row->line().words.front()->text) && isListMark(next.words.front()->text);
    return items ? LineBreak::Line : LineBreak::Paragraph;
  }
  if (hasLeader(line)) return LineBreak::Line;
  if (beginsItem(line, next, all.lines[first].row->line(), block)) return LineBreak::Line;
  const bool narrow = block.right - block.left < kNarrow * line.height();
  if (narrow && !beginsSmall(next) && hyphenLength(line.words.back()->text) == 0) return LineBreak::Line;
  if (!isFull(line, next, block) && !goesOnBelow(line, next, block))
    return index - first > 1 ? LineBreak::Paragraph : LineBreak::Line;
  return beginsByIndent(all, index, first) ? LineBreak::Paragraph : LineBreak::None;
}

}  // namespace documents
