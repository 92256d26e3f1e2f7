// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/evaluation_page.h"

#include <cmath>

#include "app/common/number_text.h"
#include "app/report/evaluation_charts.h"
#include "app/report/evaluation_words.h"
#include "app/report/page_style.h"
#include "app/store/html_text.h"
#include "engine/measure/cited_numbers.h"

namespace report {
namespace {

using common::fixed;
using common::grouped;
using common::ratioText;
using engine::EvaluationRow;
using store::element;
using store::escaped;
using Cells = std::vector<std::string>;

std::string table(const std::string& caption, const Cells& head, const std::vector<Cells>& rows) {
  if (rows.empty()) return {};
  std::string html = "<div class=\"wide\"><table>\n" + element("caption", caption) + "<thead><tr>";
  for (const std::string& cell : head) html += "<th scope=\"col\">" + escaped(cell) + "</th>";
  html += "</tr></thead>\n<tbody>\n";
  for (const Cells& cells : rows) {
    html += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i)
      html += (i == 0 ? "<th scope=\"row\">" : "<td>") + escaped(cells[i]) + (i == 0 ? "</th>" : "</td>");
    html += "</tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

std::string list(const std::string& title, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return {};
  std::string html = element("h3", title) + "<ul>\n";
  for (const std::string& sentence : sentences) html += element("li", sentence);
  return html + "</ul>\n";
}

std::string percent(const std::optional<double>& share) { return share ? fixed(100 * *share, 1) + " %" : "–"; }
std::string orDash(const std::optional<double>& value, int digits) { return value ? fixed(*value, digits) : "–"; }
std::string questions(const std::optional<double>& count) {
  return count ? grouped(std::llround(std::ceil(*count))) : "never";
}

// "1.4 G"
std::string operations(double count) {
  constexpr std::pair<double, const char*> kUnits[] = {{1e12, " T"}, {1e9, " G"}, {1e6, " M"}};
  for (const auto& [size, unit] : kUnits) {
    if (count >= size) return fixed(count / size, 2) + unit;
  }
  return count > 0 ? fixed(count, 0) : "–";
}

std::string rowName(const EvaluationRow& row) {
  return nameOf(row) + (row.trained ? "" : " (not trained)");
}

std::string scores(const engine::Evaluation& evaluation) {
  std::vector<Cells> rows;
  for (const EvaluationRow& row : evaluation.rows) {
    std::string normalised = "–";
    if (row.normalised) {
      normalised = fixed(row.normalised->value, 2);
      if (row.normalised->low && row.normalised->high)
        normalised += " [" + fixed(*row.normalised->low, 2) + ", " + fixed(*row.normalised->high, 2) + "]";
    }
    rows.push_back({rowName(row), engine::hasRatio(row.source) ? ratioText(row.achievedRatio) : "–", grouped(row.n),
                    scoreText(row.f1, row.f1Low, row.f1High), scoreText(row.em, row.emLow, row.emHigh), normalised,
                    fixed(row.rougeL, 1), orDash(row.bleu4, 1)});
  }
  return table("Scores of answerable questions, with 95 % intervals", {"Answers from", "Ratio reached", "Questions",
               "F1", "Exact match", "Normalised", "ROUGE-L", "BLEU-4"}, rows);
}

std::string costs(const engine::Evaluation& evaluation) {
  std::vector<Cells> rows;
  for (const EvaluationRow& row : evaluation.rows) {
    const engine::EvaluationCost& cost = row.cost;
    const bool pays = row.source == engine::EvaluatedSource::Memory || row.source == engine::EvaluatedSource::Auto;
    rows.push_back({rowName(row), fixed(row.decoderPositions, 1), fixed(row.firstTokenMilliseconds, 1),
                    fixed(cost.tokensPerSecond, 1), fixed(cost.seconds, 1),
                    cost.memoryTokens > 0 ? fixed(cost.compressMilliseconds, 1) : "–",
                    cost.memoryTokens > 0 ? fixed(cost.memoryBytes / 1000, 1) : "–", fixed(cost.keyValueBytes / 1000, 1),
                    operations(cost.writeOperations), operations(cost.readOperations),
                    pays ? questions(cost.breakEvenOperations) : "–", pays ? questions(cost.breakEvenTime) : "–"});
  }
  return table("What the answers cost, means a question unless said otherwise",
               {"Answers from", "Positions", "First token, ms (median)", "Tokens/s (median)", "Seconds (all)",
                "Memory made in, ms", "Memory, kB", "Keys and values, kB", "Operations to write", "Operations to answer",
                "Pays from question (operations)", "Pays from question (time)"},
               rows);
}

std::string qualities(const engine::Evaluation& evaluation) {
  std::vector<Cells> rows;
  for (const EvaluationRow& row : evaluation.rows) {
    const engine::AnswerQuality& quality = row.quality;
    rows.push_back({rowName(row), grouped(quality.given), percent(quality.givenRight), percent(quality.wrongButLikely),
                    percent(quality.falseAbstentions), percent(quality.falseAnswers), percent(quality.calibrationError),
                    percent(row.evidenceHit), percent(row.evidenceRandom)});
  }
  return table("What a user meets",
               {"Answers from", "Answers given", "Right", "Wrong, but called likely right", "False abstentions",
                "False answers", "Calibration error", "First evidence holds it", "Random spans would"},
               rows);
}

std::string differences(const engine::Evaluation& evaluation) {
  std::vector<Cells> rows;
  for (const engine::EvaluationDifference& difference : evaluation.differences) {
    rows.push_back({rowName(evaluation.rows[static_cast<std::size_t>(difference.row)]),
                    rowName(evaluation.rows[static_cast<std::size_t>(difference.than)]), grouped(difference.n),
                    scoreText(difference.f1, difference.f1Low, difference.f1High)});
  }
  return table("Differences in F1, paired by question, 95 % intervals over articles",
               {"Of", "Against", "Questions", "Difference"}, rows);
}

std::string reconstructions(const std::vector<engine::ReconstructionRow>& all) {
  std::vector<Cells> rows;
  for (const engine::ReconstructionRow& row : all) {
    rows.push_back({ratioText(row.ratio), grouped(row.n), percent(row.teacherForced), percent(row.withoutMemory),
                    percent(row.freeRunning), percent(row.rougeL), percent(row.bleu4)});
  }
  return table("Text told again from memory",
               {"Ratio", "Documents", "Tokens right, the true ones given", "The same without memory",
                "Tokens right, free-running", "ROUGE-L", "BLEU-4"},
               rows);
}

std::string cited() {
  std::vector<Cells> rows;
  for (const engine::CitedNumber& number : engine::citedNumbers()) {
    const std::string ratio =
        number.ratio == 0 ? "no context" : number.ratio == 1 ? "full text" : ratioText(number.ratio);
    rows.push_back({std::string(number.system), ratio, fixed(number.f1, 1), std::string(number.measure),
                    std::string(number.source)});
  }
  return table("Cited: what others report. Not measured here; other data, other and far larger models",
               {"System", "Ratio", "F1", "Of what", "Source"}, rows);
}

std::string summaryHtml(const engine::Evaluation& evaluation) {
  const EvaluationSummary summary = summarise(evaluation);
  std::string html = list("What was reached", summary.results);
  html += list("Where memory loses", summary.losses);
  if (summary.losses.empty() && !evaluation.differences.empty())
    html += element("h3", "Where memory loses") +
            element("p", "In no comparison that was made is memory shown to be worse. That is not proof that it is not.");
  html += list("Where no difference is shown", summary.undecided);
  html += list("Where memory is better", summary.gains);
  html += list("What it costs", summary.costs);
  return html + list("What to keep in mind", summary.cautions);
}

}  // namespace

std::string evaluationPage(const EvaluationReport& report) {
  std::string html = pageHead(report.title);
  html += "<section>\n" + element("h2", "In words") + summaryHtml(report.evaluation) + "</section>\n";
  html += "<section>\n" + element("h2", "Charts") + "<div class=\"charts\">\n";
  for (const Chart& chart : chartsOf(report.evaluation)) html += chartHtml(chart);
  html += "</div></section>\n<section>\n" + element("h2", "Tables");
  html += scores(report.evaluation) + costs(report.evaluation) + qualities(report.evaluation) +
          differences(report.evaluation) + reconstructions(report.reconstructions);
  if (report.cited) html += cited();
  html += "</section>\n<section>\n" + element("h2", "How it was measured") + "<dl>\n";
  for (const auto& [name, value] : report.facts) html += element("dt", name) + element("dd", value);
  return html + "</dl></section>\n" + pageEnd();
}

}  // namespace report
