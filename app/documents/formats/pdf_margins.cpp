// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "app/documents/formats/pdf_layout.h"

namespace documents {
namespace {

constexpr std::size_t kFewestPages = 3;
constexpr double kShareOfPages = 0.4;   // left and right pages may differ
constexpr double kSamePlace = 2;        // points
constexpr std::size_t kMarginRows = 2;  // at the top and at the bottom of a page
constexpr double kClearGap = 1;         // in heights of a line, between them and the rest

struct Occurrence {
  std::size_t page = 0;
  std::size_t row = 0;
  std::string text;
};

std::string textOf(const PageRow& row) {
  std::string text;
  for (const PageLine& cell : row.cells) text += (text.empty() ? "" : " ") + documents::textOf(cell);
  return text;
}

// The text with every number replaced by #, so that "Page 3" and "Page 4" are one.
std::string pattern(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) result += c;
    if (digit && (result.empty() || result.back() != '#')) result += '#';
  }
  return result;
}

std::vector<long> numbersIn(const std::string& text) {
  std::vector<long> numbers;
  for (std::size_t at = 0; (at = text.find_first_of("0123456789", at)) != std::string::npos;) {
    long number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (error == std::errc()) numbers.push_back(number);
    at = static_cast<std::size_t>(end - text.data());
  }
  return numbers;
}

// Whether one of the numbers counts the pages while all others stay: only then they are surely page numbers.
bool countsPages(const std::vector<Occurrence>& same) {
  const std::vector<long> first = numbersIn(same.front().text);
  bool counted = false;
  for (std::size_t i = 0; i < first.size(); ++i) {
    bool counts = true;
    bool stays = true;
    for (const Occurrence& one : same) {
      const std::vector<long> numbers = numbersIn(one.text);
      if (numbers.size() != first.size()) return false;
      const long pages = static_cast<long>(one.page) - static_cast<long>(same.front().page);
      counts = counts && numbers[i] - first[i] == pages;
      stays = stays && numbers[i] == first[i];
    }
    if (!counts && !stays) return false;
    counted = counted || counts;
  }
  return counted;
}

bool sameText(const std::vector<Occurrence>& same) {
  return std::all_of(same.begin(), same.end(), [&](const Occurrence& one) { return one.text == same.front().text; });
}

using Margins = std::map<std::pair<std::string, long>, std::vector<Occurrence>>;  // by pattern and place

// The numbers of a page's outermost rows, from the top or from the bottom, that stand clear of the rest.
std::vector<std::size_t> marginRows(const std::vector<PageRow>& rows, bool top) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t count = std::min<std::size_t>(kMarginRows + 1, rows.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      const double difference = rows[a].line().frame.top - rows[b].line().frame.top;
                      return top ? difference < 0 : difference > 0;
                    });
  std::size_t clear = rows.size() <= kMarginRows ? rows.size() : 0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const Box& outer = rows[order[i]].line().frame;
    const Box& inner = rows[order[i + 1]].line().frame;
    const double gap = top ? inner.top - outer.bottom : outer.top - inner.bottom;
    if (gap > kClearGap * outer.height()) clear = std::max(clear, i + 1);
  }
  order.resize(clear);
  return order;
}

void collect(const std::vector<PageRow>& rows, std::size_t page, bool top, Margins& margins) {
  for (const std::size_t number : marginRows(rows, top)) {
    const PageRow& row = rows[number];
    if (row.table) continue;
    const std::string text = textOf(row);
    const long place = std::lround(row.line().frame.top / kSamePlace) * 2 + (top ? 1 : 0);
    margins[{pattern(text), place}].push_back({page, number, text});
  }
}

}  // namespace

std::vector<std::string> removeRunningLines(std::vector<std::vector<PageRow>>& pages) {
  Margins margins;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    collect(pages[page], page, true, margins);
    collect(pages[page], page, false, margins);
  }
  std::vector<std::string> told;
  std::vector<std::set<std::size_t>> removed(pages.size());
  for (const auto& [key, same] : margins) {
    const double enough = std::max<double>(kFewestPages, kShareOfPages * static_cast<double>(pages.size()));
    if (static_cast<double>(same.size()) < enough) continue;
    const bool header = sameText(same);
    if (!header && !countsPages(same)) continue;
    for (std::size_t i = header ? 1 : 0; i < same.size(); ++i) removed[same[i].page].insert(same[i].row);
    told.push_back("“" + same.front().text + "” stands in the same place of " + std::to_string(same.size()) +
                   " pages and was " + (header ? "kept only once." : "taken for a page number and left out."));
  }
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (auto row = removed[page].rbegin(); row != removed[page].rend(); ++row) {
      pages[page].erase(pages[page].begin() + static_cast<std::ptrdiff_t>(*row));
    }
  }
  return told;
}

}  // namespace documents
