// SPDX-License-Identifier: GPL-3.0-or-later
#include <QObject>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>

#include "app/report/chart.h"
#include "app/report/evaluation_page.h"
#include "app/report/evaluation_words.h"
#include "tests/registry.h"

using engine::Evaluation;
using engine::EvaluatedSource;
using engine::EvaluationRow;

class ReportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void lossesAreSaidInWords();
  void untrainedRowsEnterNoConclusion();
  void costsSayWhenAMemoryPays();
  void thePageIsWholeAndFetchesNothing();
  void namesAreEscaped();
  void pointsLieWhereTheirNumbersAre();
  void aChartWithoutPointsIsLeftOut();
};

namespace {

EvaluationRow row(EvaluatedSource source, double ratio, double f1, const std::string& mask = {}) {
  EvaluationRow result;
  result.source = source;
  result.ratio = result.achievedRatio = ratio;
  result.mask = result.compressor = mask;
  result.n = 300;
  result.f1 = f1;
  result.f1Low = f1 - 2;
  result.f1High = f1 + 2;
  result.decoderPositions = 300 / ratio;
  result.firstTokenMilliseconds = 40 / ratio;
  result.cost.keyValueBytes = 90000 / ratio;
  result.cost.textBytes = 1200;
  if (!mask.empty()) result.cost.memoryBytes = 2400;
  result.quality.risk = {{0.5, 0.2}, {1, 0.4}};
  result.quality.calibration = {{0.3, 10, 0.35, 0.4}, {0.8, 10, 0.85, 0.8}};
  return result;
}

Evaluation sample() {
  Evaluation evaluation;
  evaluation.questions = 300;
  evaluation.rows = {row(EvaluatedSource::Memory, 4, 41, "pic"), row(EvaluatedSource::Memory, 16, 20, "pic"),
                     row(EvaluatedSource::Memory, 4, 35, "full"), row(EvaluatedSource::Full, 1, 60),
                     row(EvaluatedSource::None, 1, 2), row(EvaluatedSource::Budget, 4, 30)};
  evaluation.rows[2].trained = false;
  evaluation.rows[0].normalised = {0.67, 0.6, 0.7};
  evaluation.differences = {{0, 3, 300, -19, -22, -16}, {0, 5, 300, 11, 8, 14}, {1, 5, 300, 1, -1, 3},
                            {2, 3, 300, -25, -28, -22}};
  return evaluation;
}

bool holds(const std::vector<std::string>& sentences, const std::string& words) {
  return std::any_of(sentences.begin(), sentences.end(),
                     [&](const std::string& s) { return s.find(words) != std::string::npos; });
}

}  // namespace

void ReportTest::lossesAreSaidInWords() {
  const report::EvaluationSummary summary = report::summarise(sample());
  QCOMPARE(summary.losses.size(), 1U);
  QCOMPARE(summary.losses[0], std::string("With memory (pic) at 4× answers are worse than with the full text (−19.0 [−22.0, −16.0])."));
  QCOMPARE(summary.gains.size(), 1U);
  QVERIFY(holds(summary.gains, "as much leading text as fits the memory's positions (+11.0 [+8.0, +14.0])"));
  QVERIFY(holds(summary.undecided, "memory (pic) at 16× and these: as much leading text as fits the memory's positions (+1.0 [−1.0, +3.0])"));
  QVERIFY(holds(summary.results, "67 % of what the full text adds to no text [60, 70]"));
}

void ReportTest::untrainedRowsEnterNoConclusion() {
  const report::EvaluationSummary summary = report::summarise(sample());
  for (const auto* sentences : {&summary.results, &summary.losses, &summary.gains, &summary.undecided, &summary.costs})
    QVERIFY(!holds(*sentences, "(full)"));
  QVERIFY(holds(summary.cautions, "Nobody trained the compressor full with the mask full"));
}

void ReportTest::costsSayWhenAMemoryPays() {
  Evaluation evaluation = sample();
  evaluation.rows[0].cost.breakEvenOperations = 2.4;
  const report::EvaluationSummary summary = report::summarise(evaluation);
  QVERIFY(holds(summary.costs, "2.0 times as much as its text (1.2 kB)"));
  QVERIFY(holds(summary.costs, "never in measured time, and from question 3 on in counted operations"));
}

void ReportTest::thePageIsWholeAndFetchesNothing() {
  const std::string page = report::evaluationPage(
      {.title = "Trade-off", .evaluation = sample(), .reconstructions = {}, .facts = {{"seed", "7"}}, .cited = true});
  const QString html = QString::fromStdString(page);
  for (const char* words : {"Where memory loses", "F1 and the ratio", "F1 and decoder positions", "F1 and bytes kept",
                            "F1 and the first token", "Risk and coverage", "How often a confidence came true", "Cited",
                            "prefers-color-scheme: dark", "<dt>seed</dt>"})
    QVERIFY2(html.contains(words), words);
  for (const char* never : {"<script", "http://", "https://", "@import", "url("}) QVERIFY2(!html.contains(never), never);
  // Well-formed but for the void elements of HTML's head.
  QString body = html.mid(html.indexOf("<main>"));
  body.truncate(body.indexOf("</main>") + 7);
  QXmlStreamReader xml(body);
  while (!xml.atEnd()) xml.readNext();
  QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

void ReportTest::namesAreEscaped() {
  Evaluation evaluation = sample();
  evaluation.rows[0].compressor = "<b>&";
  const std::string page = report::evaluationPage(
      {.title = "<i>", .evaluation = evaluation, .reconstructions = {}, .facts = {{"data", "a<b"}}, .cited = false});
  QVERIFY(page.find("<b>") == std::string::npos && page.find("<i>") == std::string::npos);
  QVERIFY(page.find("a&lt;b") != std::string::npos);
}

void ReportTest::pointsLieWhereTheirNumbersAre() {
  report::Chart chart;
  chart.title = "t";
  chart.xTo = 100;
  chart.series = {{"s", {{0, 0, {}, {}, "low"}, {50, 50, 40, 60, "mid"}, {100, 100, {}, {}, "high"}}, true, false, 0}};
  const std::string svg = report::chartHtml(chart);
  // 640 × 360 with margins 56, 16, 14, 46: the plane is 56…624 and 314…14.
  QVERIFY(svg.find("points=\"56.0,314.0 340.0,164.0 624.0,14.0\"") != std::string::npos);
  QVERIFY(svg.find("y1=\"194.0\" x2=\"340.0\" y2=\"134.0\"") != std::string::npos);  // the interval
  chart.xTo = 0;
  chart.logarithmic = true;
  chart.series = {{"s", {{1, 0, {}, {}, ""}, {10, 0, {}, {}, ""}, {100, 0, {}, {}, ""}}, true, false, 0}};
  // Equal ratios are equal steps; a margin of a twentieth on both sides.
  QVERIFY(report::chartHtml(chart).find("points=\"81.8,314.0 340.0,314.0 598.2,314.0\"") != std::string::npos);
}

void ReportTest::aChartWithoutPointsIsLeftOut() { QCOMPARE(report::chartHtml({}), std::string()); }

PIC_TEST(ReportTest)
#include "report_test.moc"
