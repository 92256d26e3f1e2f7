// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <numeric>
#include <span>

#include "app/documents/formats/pdf_layout.h"

namespace documents {
namespace {

constexpr double kWidestRowGap = 2.5;  // in heights of a line, between rows of one table
constexpr double kWrappedGap = 0.7;    // below it a line alone goes on in the cell above
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kMostRows = 500;
constexpr double kProseWidth = 15;   // in heights of a line, about thirty letters
constexpr double kProseFill = 0.75;  // prose reaches this share of its column's width …
constexpr double kProseShare = 0.6;  // … in this share of its lines

using Lines = std::vector<std::size_t>;  // numbers of lines

struct Row {
  Lines lines;  // from left to right
  Box frame;
};

struct Column {
  double left = 0;
  double right = 0;
  double width() const { return right - left; }
};

// All lines of the page, row by row from the top down.
std::vector<Row> rowsByTop(const std::vector<PageLine>& lines) {
  Lines byTop(lines.size());
  std::iota(byTop.begin(), byTop.end(), std::size_t{0});
  std::stable_sort(byTop.begin(), byTop.end(),
                   [&](std::size_t a, std::size_t b) { return lines[a].frame.top < lines[b].frame.top; });
  std::vector<Row> rows;
  for (const std::size_t line : byTop) {
    const Box& frame = lines[line].frame;
    if (!rows.empty() && onOneRow(lines[rows.back().lines.front()].frame, frame)) {
      rows.back().lines.push_back(line);
      rows.back().frame = joined(rows.back().frame, frame);
    } else {
      rows.push_back({{line}, frame});
    }
  }
  for (Row& row : rows) {
    std::sort(row.lines.begin(), row.lines.end(),
              [&](std::size_t a, std::size_t b) { return lines[a].frame.left < lines[b].frame.left; });
  }
  return rows;
}

// The columns in which the lines of some rows stand: what their widths cover, joined where it overlaps.
std::vector<Column> columnsOf(std::span<const Row> rows, const std::vector<PageLine>& lines) {
  std::vector<Column> pieces;
  for (const Row& row : rows) {
    for (const std::size_t line : row.lines) pieces.push_back({lines[line].frame.left, lines[line].frame.right});
  }
  std::sort(pieces.begin(), pieces.end(), [](const Column& a, const Column& b) { return a.left < b.left; });
  std::vector<Column> columns;
  for (const Column& piece : pieces) {
    if (!columns.empty() && piece.left < columns.back().right) {
      columns.back().right = std::max(columns.back().right, piece.right);
    } else {
      columns.push_back(piece);
    }
  }
  return columns;
}

std::size_t columnAt(const std::vector<Column>& columns, const PageLine& line) {
  const auto after = std::upper_bound(columns.begin(), columns.end(), line.frame.left,
                                      [](double left, const Column& column) { return left < column.left; });
  return static_cast<std::size_t>(after - columns.begin()) - 1;
}

// Running text fills its column; cells end where their words do.
bool isProse(const Column& column, std::size_t number, std::span<const Row> rows, const std::vector<Column>& columns,
             const std::vector<PageLine>& lines) {
  int all = 0;
  int filled = 0;
  for (const Row& row : rows) {
    for (const std::size_t line : row.lines) {
      if (columnAt(columns, lines[line]) != number) continue;
      const double width = lines[line].frame.width();
      ++all;
      filled += width >= kProseFill * column.width() && width >= kProseWidth * lines[line].height();
    }
  }
  return filled >= kProseShare * all && (all > 1 || filled > 0);
}

bool isTable(std::span<const Row> rows, const std::vector<PageLine>& lines) {
  const auto full = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.lines.size() > 1; });
  if (static_cast<std::size_t>(full) < kFewestRows) return false;
  const std::vector<Column> columns = columnsOf(rows, lines);
  if (columns.size() < 2) return false;
  std::size_t prose = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) prose += isProse(columns[i], i, rows, columns, lines);
  return prose == 0;
}

// Whether a line that stands alone lies in one column of the rows above it.
bool fitsOneColumn(const PageLine& line, std::span<const Row> above, const std::vector<PageLine>& lines) {
  for (const Column& column : columnsOf(above, lines)) {
    if (line.frame.left > column.left - line.height() && line.frame.right < column.right + line.height()) return true;
  }
  return false;
}

// The end of the rows from `begin` on that may belong to one table: each with several lines, or wrapped below such a
// one.
std::size_t regionEnd(const std::vector<Row>& rows, std::size_t begin, const std::vector<PageLine>& lines) {
  std::size_t end = begin;
  for (; end < rows.size() && end - begin < kMostRows; ++end) {
    const Row& row = rows[end];
    if (std::any_of(row.lines.begin(), row.lines.end(), [&](std::size_t i) { return lines[i].turns != 0; })) break;
    const PageLine& line = lines[row.lines.front()];
    const double gap = end == begin ? 0 : row.frame.top - rows[end - 1].frame.bottom;
    if (gap > kWidestRowGap * line.height()) break;
    if (row.lines.size() > 1) continue;
    const bool tight = end > begin && gap <= kWrappedGap * line.height();
    if (!tight || !fitsOneColumn(line, {rows.data() + begin, end - begin}, lines)) break;
  }
  return end;
}

// A row alone in its columns, tight below another, goes on in the cells above.
void writeTable(std::span<const Row> rows, std::vector<PageLine>& lines, std::vector<PageRow>& table) {
  const std::vector<Column> columns = columnsOf(rows, lines);
  for (const Row& row : rows) {
    const bool wrapped = row.lines.size() == 1 && !table.empty();
    if (!wrapped) table.push_back({std::vector<PageLine>(columns.size()), true});
    for (const std::size_t number : row.lines) {
      PageLine& line = lines[number];
      PageLine& cell = table.back().cells[columnAt(columns, line)];
      cell.page = line.page;
      cell.frame = cell.words.empty() ? line.frame : joined(cell.frame, line.frame);
      cell.words.insert(cell.words.end(), line.words.begin(), line.words.end());
      line.words.clear();
    }
  }
}

using Tables = std::map<std::size_t, std::vector<PageRow>>;  // by the number of their line that is read first

// Takes the words of the tables out of their lines.
Tables takeTables(std::vector<PageLine>& lines) {
  const std::vector<Row> rows = rowsByTop(lines);
  Tables tables;
  for (std::size_t begin = 0; begin < rows.size();) {
    const std::size_t end = std::max(begin + 1, regionEnd(rows, begin, lines));
    const std::span<const Row> region(rows.data() + begin, end - begin);
    begin = end;
    if (!isTable(region, lines)) continue;
    std::size_t first = lines.size();
    for (const Row& row : region) first = std::min(first, *std::min_element(row.lines.begin(), row.lines.end()));
    writeTable(region, lines, tables[first]);
  }
  return tables;
}

bool standsBeside(const PageRow& row, const PageLine& line) {
  const PageLine& last = row.cells.back();
  return !row.table && last.turns == 0 && line.turns == 0 && onOneRow(last.frame, line.frame) &&
         last.frame.right <= line.frame.left;
}

}  // namespace

std::vector<PageRow> rowsOf(std::vector<PageLine> lines) {
  const Tables tables = takeTables(lines);
  std::vector<PageRow> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto table = tables.find(i);
    if (table != tables.end()) result.insert(result.end(), table->second.begin(), table->second.end());
    if (lines[i].words.empty()) continue;
    if (!result.empty() && standsBeside(result.back(), lines[i])) {
      result.back().cells.push_back(std::move(lines[i]));
    } else {
      result.push_back({{std::move(lines[i])}, false});
    }
  }
  return result;
}

}  // namespace documents
