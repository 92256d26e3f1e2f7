// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/evaluation_charts.h"

#include <algorithm>
#include <functional>
#include <set>

#include "app/common/number_text.h"
#include "app/report/evaluation_words.h"

namespace report {
namespace {

using common::fixed;
using engine::EvaluatedSource;
using engine::EvaluationRow;
using Sources = std::set<EvaluatedSource>;
using Number = std::function<double(const EvaluationRow&)>;

// Without its ratio: what the points of one line have in common.
std::string lineName(const EvaluationRow& row) {
  EvaluationRow setting;
  setting.source = row.source;
  setting.mask = row.mask;
  setting.compressor = row.compressor;
  const std::string name = nameOf(setting);
  return engine::hasRatio(row.source) ? name.substr(0, name.rfind(" at ")) : name;
}

// The same thing looks the same in every chart: memories count up, what they are compared with has a style of its own.
int styleOf(const engine::Evaluation& evaluation, const EvaluationRow& row) {
  switch (row.source) {
    case EvaluatedSource::Full:
      return 5;
    case EvaluatedSource::None:
      return 6;
    case EvaluatedSource::Budget:
    case EvaluatedSource::Shuffled:
      return 3;
    case EvaluatedSource::BudgetBm25:
    case EvaluatedSource::Noise:
      return 4;
    case EvaluatedSource::Swapped:
      return 7;
    default:
      break;
  }
  std::vector<std::string> memories;
  for (const EvaluationRow& other : evaluation.rows) {
    const bool memory = other.source == EvaluatedSource::Memory || other.source == EvaluatedSource::Auto;
    if (memory && std::find(memories.begin(), memories.end(), lineName(other)) == memories.end())
      memories.push_back(lineName(other));
  }
  return static_cast<int>(std::find(memories.begin(), memories.end(), lineName(row)) - memories.begin()) % 3;
}

std::vector<ChartSeries> lines(const engine::Evaluation& evaluation, const Sources& sources, const Number& x,
                               const std::string& xName) {
  std::vector<ChartSeries> series;
  for (const EvaluationRow& row : evaluation.rows) {
    if (row.n == 0 || !sources.contains(row.source)) continue;
    const std::string name = lineName(row) + (row.trained ? "" : ", not trained");
    auto found = std::find_if(series.begin(), series.end(), [&](const ChartSeries& one) { return one.name == name; });
    if (found == series.end()) {
      series.push_back({name, {}, engine::hasRatio(row.source), row.source != EvaluatedSource::Memory || !row.trained,
                        styleOf(evaluation, row)});
      found = series.end() - 1;
    }
    found->points.push_back({x(row), row.f1, row.f1Low, row.f1High,
                             nameOf(row) + ": F1 " + scoreText(row.f1, row.f1Low, row.f1High) + ", " + xName + " " +
                                 fixed(x(row), x(row) < 100 ? 1 : 0)});
  }
  for (ChartSeries& one : series) {
    std::stable_sort(one.points.begin(), one.points.end(),
                     [](const ChartPoint& a, const ChartPoint& b) { return a.x < b.x; });
  }
  return series;
}

std::vector<ChartLevel> levels(const engine::Evaluation& evaluation, const Sources& sources) {
  std::vector<ChartLevel> result;
  for (const EvaluationRow& row : evaluation.rows) {
    if (row.n > 0 && sources.contains(row.source)) result.push_back({lineName(row), row.f1, styleOf(evaluation, row)});
  }
  return result;
}

const Sources kAll{EvaluatedSource::Memory, EvaluatedSource::Auto,   EvaluatedSource::Full,
                   EvaluatedSource::None,   EvaluatedSource::Budget, EvaluatedSource::BudgetBm25};

Chart f1Chart(const std::string& title, const std::string& xName, const std::string& caption) {
  Chart chart;
  chart.title = title;
  chart.caption = caption;
  chart.xName = xName;
  chart.yName = "F1";
  chart.logarithmic = true;
  return chart;
}

// The y axis ends at the next ten above all that is drawn.
void fitHeight(Chart& chart) {
  double most = 0;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) most = std::max(most, point.high.value_or(point.y));
  }
  for (const ChartLevel& level : chart.levels) most = std::max(most, level.y);
  chart.yTo = std::clamp((static_cast<int>(most / 10) + 1) * 10.0, 10.0, 100.0);
}

double ratio(const EvaluationRow& row) { return row.ratio; }

std::vector<double> ratiosOf(const engine::Evaluation& evaluation) {
  std::set<double> ratios;
  for (const EvaluationRow& row : evaluation.rows) {
    if (engine::hasRatio(row.source)) ratios.insert(row.ratio);
  }
  return {ratios.begin(), ratios.end()};
}

// Without the rows that nobody trained a compressor for.
engine::Evaluation trainedRows(engine::Evaluation evaluation) {
  std::erase_if(evaluation.rows, [](const EvaluationRow& row) { return !row.trained; });
  return evaluation;
}

Chart ratioChart(const engine::Evaluation& evaluation) {
  Chart chart = f1Chart("F1 and the ratio", "ratio asked for",
                        "Memory beside text cut to as many decoder positions; dashed levels: the full text and no text. "
                        "Bars are 95 % intervals over articles.");
  chart.series = lines(evaluation,
                       {EvaluatedSource::Memory, EvaluatedSource::Auto, EvaluatedSource::Budget,
                        EvaluatedSource::BudgetBm25},
                       ratio, chart.xName);
  chart.levels = levels(evaluation, {EvaluatedSource::Full, EvaluatedSource::None});
  chart.xTicks = ratiosOf(evaluation);
  return chart;
}

Chart controlChart(const engine::Evaluation& evaluation) {
  Chart chart = f1Chart("What a memory has to beat", "ratio asked for",
                        "Memories that do not hold what the document says. Where the real one is not above them, its "
                        "answers do not come from it.");
  const Sources controls{EvaluatedSource::Swapped, EvaluatedSource::Shuffled, EvaluatedSource::Noise};
  if (lines(evaluation, controls, ratio, "").empty()) return chart;
  Sources all = controls;
  all.insert(EvaluatedSource::Memory);
  chart.series = lines(evaluation, all, ratio, chart.xName);
  chart.levels = levels(evaluation, {EvaluatedSource::None});
  chart.xTicks = ratiosOf(evaluation);
  return chart;
}

// What must be kept for the next question, so that nothing is read anew.
double bytesKept(const EvaluationRow& row) {
  return row.cost.memoryBytes > 0 ? row.cost.memoryBytes : row.cost.keyValueBytes;
}

Chart costChart(const engine::Evaluation& evaluation, const std::string& title, const std::string& xName,
                const Number& x, const std::string& caption) {
  Chart chart = f1Chart(title, xName, caption);
  chart.series = lines(evaluation, kAll, x, xName);
  return chart;
}

Chart shareChart(const std::string& title, const std::string& xName, const std::string& yName,
                 const std::string& caption) {
  Chart chart;
  chart.title = title;
  chart.caption = caption;
  chart.xName = xName;
  chart.yName = yName;
  chart.xTo = 100;
  return chart;
}

template <typename Points>
void addQuality(Chart& chart, const engine::Evaluation& evaluation, const Points& pointsOf) {
  int index = 0;
  for (const EvaluationRow& row : evaluation.rows) {
    if (row.source != EvaluatedSource::Memory && row.source != EvaluatedSource::Auto &&
        row.source != EvaluatedSource::Full)
      continue;
    ChartSeries series{nameOf(row), {}, true, false, row.source == EvaluatedSource::Full ? 5 : index++};
    for (const auto& [x, y] : pointsOf(row.quality)) {
      series.points.push_back({100 * x, 100 * y, {}, {},
                               series.name + ": " + chart.xName + " " + fixed(100 * x, 0) + " %, " + chart.yName + " " +
                                   fixed(100 * y, 1) + " %"});
    }
    if (!series.points.empty()) chart.series.push_back(std::move(series));
  }
}

using Pairs = std::vector<std::pair<double, double>>;

}  // namespace

std::vector<Chart> chartsOf(const engine::Evaluation& evaluation) {
  std::vector<Chart> charts{
      ratioChart(evaluation), controlChart(trainedRows(evaluation)),
      costChart(evaluation, "F1 and decoder positions", "decoder positions, mean",
                [](const EvaluationRow& row) { return row.decoderPositions; },
                "Positions really read before the answer, delimiters and question counted. Left and high is good."),
      costChart(evaluation, "F1 and bytes kept", "bytes kept for the next question", bytesKept,
                "Of a memory its memory tokens; of text the keys and values that must be kept so that it is not read "
                "again. Left and high is good."),
      costChart(evaluation, "F1 and the first token", "milliseconds to the first token, median",
                [](const EvaluationRow& row) { return std::max(row.firstTokenMilliseconds, 1e-3); },
                "Measured on the machine below, under its load. Making the memory is not in it.")};
  for (Chart& chart : charts) fitHeight(chart);
  Chart risk = shareChart("Risk and coverage", "most confident answers, %", "not close (F1 < 0.5), %",
                          "Of the answers the model was most confident of, so many are wrong. Low and flat to the left "
                          "is good.");
  addQuality(risk, evaluation, [](const engine::AnswerQuality& quality) {
    Pairs pairs;
    for (const engine::RiskPoint& point : quality.risk) pairs.emplace_back(point.coverage, point.risk);
    return pairs;
  });
  Chart calibration = shareChart("How often a confidence came true", "confidence, %", "close (F1 ≥ 0.5), %",
                                 "Answers in bins of a tenth. On the dashed line what was said is what came true.");
  calibration.diagonal = true;
  addQuality(calibration, evaluation, [](const engine::AnswerQuality& quality) {
    Pairs pairs;
    for (const engine::CalibrationBin& bin : quality.calibration) pairs.emplace_back(bin.confidence, bin.right);
    return pairs;
  });
  charts.push_back(std::move(risk));
  charts.push_back(std::move(calibration));
  return charts;
}

}  // namespace report
