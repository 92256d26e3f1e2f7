// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace report {

struct ChartPoint {
  double x = 0;
  double y = 0;
  std::optional<double> low;  // of an interval
  std::optional<double> high;
  std::string words;  // what the point says when it is pointed at
};

struct ChartSeries {
  std::string name;
  std::vector<ChartPoint> points;
  bool line = true;     // joined; otherwise points alone
  bool dashed = false;  // a thing to compare with
  int style = 0;        // colour and mark, the same thing in every chart
};

// A line that others are compared with, over the whole width.
struct ChartLevel {
  std::string name;
  double y = 0;
  int style = 0;
};

struct Chart {
  std::string title;
  std::string caption;  // what to see, in words
  std::string xName;
  std::string yName;
  bool logarithmic = false;  // the x axis; all x > 0
  double xFrom = 0;          // as far as the points go, unless xTo is larger
  double xTo = 0;
  std::vector<double> xTicks;  // none: round numbers
  double yFrom = 0;
  double yTo = 100;
  std::vector<ChartSeries> series;
  std::vector<ChartLevel> levels;
  bool diagonal = false;  // y = x; with an x axis like the y axis
};

// A figure with an inline SVG drawing, a legend and its caption. Colours are the page's (`--s0` … `--s7`); every series
// has a mark of its own too. No points and no levels: nothing.
std::string chartHtml(const Chart& chart);

inline constexpr int kStyles = 8;

}  // namespace report
