// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/common/number_text.h"
#include "app/store/html_text.h"

namespace report {
namespace {

using common::fixed;
using store::element;
using store::escaped;

constexpr double kWidth = 640, kHeight = 360;
constexpr double kLeft = 56, kRight = 16, kTop = 14, kBottom = 46;

// "12", "0.5", "3 k", "1.5 M"
std::string shortNumber(double value) {
  constexpr std::pair<double, const char*> kUnits[] = {{1e9, " G"}, {1e6, " M"}, {1e3, " k"}, {1, ""}};
  for (const auto& [size, unit] : kUnits) {
    if (std::abs(value) < size && size > 1) continue;
    std::string text = fixed(value / size, std::abs(value / size) < 10 ? 2 : 1);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text + unit;
  }
  return "0";
}

std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + fixed(value, 1) + "\""; }

// Where numbers lie in the drawing.
class Plane {
 public:
  explicit Plane(const Chart& chart) : m_chart(chart) {
    bool first = true;
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& point : series.points) {
        const double at = scaled(point.x);
        m_from = first ? at : std::min(m_from, at);
        m_to = first ? at : std::max(m_to, at);
        first = false;
      }
    }
    if (chart.xTo > chart.xFrom) {
      m_from = scaled(chart.xFrom);
      m_to = scaled(chart.xTo);
      return;
    }
    const double margin = m_to > m_from ? (m_to - m_from) * 0.05 : 0.5;
    m_from -= margin;
    m_to += margin;
  }

  double x(double value) const {
    return kLeft + (kWidth - kLeft - kRight) * (scaled(value) - m_from) / (m_to - m_from);
  }
  double y(double value) const {
    const double share = std::clamp((value - m_chart.yFrom) / (m_chart.yTo - m_chart.yFrom), 0.0, 1.0);
    return kHeight - kBottom - (kHeight - kTop - kBottom) * share;
  }

  // Round numbers inside the axis: powers of ten and their doubles and fivefolds, or even steps.
  std::vector<double> xTicks() const {
    if (!m_chart.xTicks.empty()) return m_chart.xTicks;
    std::vector<double> ticks;
    if (!m_chart.logarithmic) return evenTicks(m_from, m_to, 6);
    for (double decade = std::pow(10, std::floor(m_from)); std::log10(decade) <= m_to; decade *= 10) {
      for (const double step : {1.0, 2.0, 5.0}) {
        const double at = std::log10(decade * step);
        if (at >= m_from && at <= m_to) ticks.push_back(decade * step);
      }
    }
    while (ticks.size() > 8) {
      for (std::size_t i = 1; i < ticks.size(); ++i) ticks.erase(ticks.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return ticks;
  }
  std::vector<double> yTicks() const { return evenTicks(m_chart.yFrom, m_chart.yTo, 5); }

 private:
  double scaled(double value) const { return m_chart.logarithmic ? std::log10(std::max(value, 1e-9)) : value; }

  static std::vector<double> evenTicks(double from, double to, int most) {
    const double rough = (to - from) / most;
    const double decade = std::pow(10, std::floor(std::log10(rough)));
    double step = decade * 10;
    for (const double factor : {5.0, 2.0, 1.0}) {
      if (decade * factor >= rough) step = decade * factor;
    }
    std::vector<double> ticks;
    for (double at = std::ceil(from / step) * step; at <= to + step * 1e-6; at += step)
      ticks.push_back(std::abs(at) < step * 1e-6 ? 0 : at);
    return ticks;
  }

  const Chart& m_chart;
  double m_from = 0;  // scaled
  double m_to = 1;
};

std::string line(double x1, double y1, double x2, double y2, const std::string& more) {
  return "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + more + "/>";
}

std::string text(double x, double y, const std::string& words, const std::string& more) {
  return "<text" + attribute("x", x) + attribute("y", y) + more + ">" + escaped(words) + "</text>";
}

std::string axes(const Chart& chart, const Plane& plane) {
  const double bottom = kHeight - kBottom, right = kWidth - kRight;
  std::string svg;
  for (const double tick : plane.yTicks()) {
    svg += line(kLeft, plane.y(tick), right, plane.y(tick), " class=\"grid\"");
    svg += text(kLeft - 6, plane.y(tick) + 4, shortNumber(tick), " text-anchor=\"end\"");
  }
  for (const double tick : plane.xTicks()) {
    svg += line(plane.x(tick), bottom, plane.x(tick), bottom + 4, " class=\"axis\"");
    svg += text(plane.x(tick), bottom + 17, shortNumber(tick), " text-anchor=\"middle\"");
  }
  svg += line(kLeft, bottom, right, bottom, " class=\"axis\"");
  svg += text((kLeft + right) / 2, kHeight - 8, chart.xName, " text-anchor=\"middle\" class=\"name\"");
  const std::string turned = fixed((kTop + bottom) / 2, 1);
  svg += "<text transform=\"translate(14 " + turned + ") rotate(-90)\" text-anchor=\"middle\" class=\"name\">" +
         escaped(chart.yName) + "</text>";
  return svg;
}

// Circle, square, triangle, diamond: a series is told by more than its colour.
std::string mark(double x, double y, int style) {
  const std::string colour = " class=\"mark s" + std::to_string(style % kStyles) + "\"";
  const std::string at = fixed(x, 1) + " " + fixed(y, 1);
  switch (style % 4) {
    case 0:
      return "<circle" + attribute("cx", x) + attribute("cy", y) + " r=\"4.5\"" + colour + "/>";
    case 1:
      return "<path d=\"M" + at + "m-4-4h8v8h-8z\"" + colour + "/>";
    case 2:
      return "<path d=\"M" + at + "m0-5.5l5.5 9.5h-11z\"" + colour + "/>";
    default:
      return "<path d=\"M" + at + "m0-6l6 6l-6 6l-6-6z\"" + colour + "/>";
  }
}

std::string seriesSvg(const ChartSeries& series, const Plane& plane) {
  const std::string colour = "s" + std::to_string(series.style % kStyles);
  std::string svg, path;
  for (const ChartPoint& point : series.points)
    path += (path.empty() ? "" : " ") + fixed(plane.x(point.x), 1) + "," + fixed(plane.y(point.y), 1);
  if (series.line && series.points.size() > 1) {
    svg += "<polyline class=\"line " + colour + (series.dashed ? " dashed" : "") + "\" points=\"" + path + "\"/>";
  }
  for (const ChartPoint& point : series.points) {
    const double x = plane.x(point.x);
    svg += "<g><title>" + escaped(point.words) + "</title>";
    if (point.low && point.high) {
      const std::string bar = " class=\"bar " + colour + "\"";
      svg += line(x, plane.y(*point.low), x, plane.y(*point.high), bar);
      svg += line(x - 4, plane.y(*point.low), x + 4, plane.y(*point.low), bar);
      svg += line(x - 4, plane.y(*point.high), x + 4, plane.y(*point.high), bar);
    }
    svg += mark(x, plane.y(point.y), series.style) + "</g>";
  }
  return svg + "\n";
}

std::string legend(const Chart& chart) {
  std::string html = "<ul class=\"legend\">";
  const auto add = [&](const std::string& name, int style, bool level) {
    const std::string colour = "s" + std::to_string(style % kStyles);
    html += "<li><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><line x1=\"1\" y1=\"7\" x2=\"25\" y2=\"7\" class=\"line " +
            colour + (level ? " dashed" : "") + "\"/>" + (level ? "" : mark(13, 7, style)) + "</svg>" + escaped(name) +
            "</li>";
  };
  for (const ChartSeries& series : chart.series) add(series.name, series.style, false);
  for (const ChartLevel& level : chart.levels) add(level.name, level.style, true);
  return html + "</ul>\n";
}

}  // namespace

std::string chartHtml(const Chart& chart) {
  const bool empty = std::all_of(chart.series.begin(), chart.series.end(),
                                 [](const ChartSeries& series) { return series.points.empty(); });
  if (empty) return {};
  const Plane plane(chart);
  std::string html = "<figure>\n" + element("h3", chart.title);
  html += "<svg viewBox=\"0 0 " + fixed(kWidth, 0) + " " + fixed(kHeight, 0) + "\" role=\"img\" aria-label=\"" +
          escaped(chart.title + ". " + chart.caption) + "\">\n";
  html += axes(chart, plane);
  if (chart.diagonal) html += line(plane.x(chart.yFrom), plane.y(chart.yFrom), plane.x(chart.yTo), plane.y(chart.yTo),
                              " class=\"axis dashed\"");
  for (const ChartLevel& level : chart.levels) {
    html += line(kLeft, plane.y(level.y), kWidth - kRight, plane.y(level.y),
                 " class=\"line dashed s" + std::to_string(level.style % kStyles) + "\"");
  }
  for (const ChartSeries& series : chart.series) html += seriesSvg(series, plane);
  html += "</svg>\n" + legend(chart);
  return html + element("figcaption", chart.caption) + "</figure>\n";
}

}  // namespace report
