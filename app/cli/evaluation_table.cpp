// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluation_table.h"

#include <cmath>
#include <cstdio>
#include <iostream>

#include "app/cli/output.h"
#include "engine/measure/cited_numbers.h"

namespace cli {
namespace {

using engine::EvaluationRow;

constexpr const char* kIndent = "         ";

std::string interval(double low, double high) { return "[" + fixed(low, 1) + ", " + fixed(high, 1) + "]"; }

// "pic", and with the compressor's name where that is another.
std::string memoryName(const EvaluationRow& row) {
  if (row.mask.empty()) return "-";
  return row.compressor.empty() || row.compressor == row.mask ? row.mask : row.compressor + "/" + row.mask;
}

std::string tableLine(const EvaluationRow& row) {
  const bool ratio = engine::hasRatio(row.source);
  char line[256];
  std::snprintf(line, sizeof line, "%-11s %-12s %6s %7s %6d %6.1f %-14s %6.1f %-14s %6s %9.1f %9.1f",
                engine::nameOf(row.source).c_str(), memoryName(row).c_str(), ratio ? fixed(row.ratio, 1).c_str() : "-",
                ratio ? fixed(row.achievedRatio, 1).c_str() : "-", row.n, row.em,
                interval(row.emLow, row.emHigh).c_str(), row.f1, interval(row.f1Low, row.f1High).c_str(),
                row.normalised ? fixed(row.normalised->value, 2).c_str() : "-", row.firstTokenMilliseconds,
                row.decoderPositions);
  return line;
}

// "of 412 given answers right 61.2 %, wrong but called likely right 4.1 % · …", what there is of it.
std::string qualityLine(const EvaluationRow& row) {
  const engine::AnswerQuality& quality = row.quality;
  std::string text = kIndent;
  const auto add = [&](const std::string& words, const std::optional<double>& share) {
    if (share) text += words + " " + fixed(100 * *share, 1) + " %";
  };
  if (quality.given > 0) add("of " + grouped(quality.given) + " given answers right", quality.givenRight);
  add(", wrong but called likely right", quality.wrongButLikely);
  add(" · false abstentions", quality.falseAbstentions);
  add(" · false answers", quality.falseAnswers);
  add(" · calibration error", quality.calibrationError);
  add(" · read again as text", row.rereadShare);
  return text;
}

std::string questionsText(const std::optional<double>& questions) {
  return questions ? grouped(std::llround(std::ceil(*questions))) : "never";
}

void printCost(const EvaluationRow& row) {
  const engine::EvaluationCost& cost = row.cost;
  std::cout << kIndent << fixed(cost.memoryTokens, 1) << " memory tokens, " << fixed(cost.memoryBytes / 1000, 1)
            << " kB a document (its text " << fixed(cost.textBytes / 1000, 1) << " kB), written in "
            << fixed(cost.compressMilliseconds, 1) << " ms; cheaper than the full text from question "
            << questionsText(cost.breakEvenOperations) << " by operations, " << questionsText(cost.breakEvenTime)
            << " by time\n";
}

void printRemarks(const EvaluationRow& row) {
  std::cout << qualityLine(row) << '\n';
  if (row.source == engine::EvaluatedSource::Memory && row.n > 0) printCost(row);
  if (!row.trained)
    std::cout << kIndent << "no compressor was trained with this mask: the row enters no conclusion\n";
  if (row.trained && !row.ratioTrained) std::cout << kIndent << "the compressor was not trained at this ratio\n";
  if (row.skipped > 0) std::cout << kIndent << row.skipped << " skipped: " << oneLine(row.skippedReason) << '\n';
  if (!row.evidenceHit) return;
  std::cout << kIndent << "first evidence holds the answer: " << fixed(100 * *row.evidenceHit, 1) << " % of "
            << row.evidenceCount << " right answers, random spans " << fixed(100 * *row.evidenceRandom, 1) << " %\n";
}

}  // namespace

void printTable(const engine::Evaluation& evaluation) {
  std::printf("%-11s %-12s %6s %7s %6s %6s %-14s %6s %-14s %6s %9s %9s\n", "source", "mask", "ratio", "reached", "n",
              "EM", "95 %", "F1", "95 %", "norm", "first ms", "positions");
  std::fflush(stdout);
  for (const EvaluationRow& row : evaluation.rows) {
    std::cout << tableLine(row) << '\n';
    printRemarks(row);
  }
  if (evaluation.unanswerable > 0) {
    std::cout << "EM and F1 are of the " << grouped(evaluation.questions) << " answerable questions; "
              << grouped(evaluation.unanswerable) << " unanswerable ones were asked too.\n";
  }
}

void printReconstructions(const std::vector<engine::ReconstructionRow>& rows) {
  for (const engine::ReconstructionRow& row : rows) {
    std::cout << "text told again from memory at " << ratioText(row.ratio) << ": " << fixed(100 * row.teacherForced, 1)
              << " % of tokens given the true ones before (" << fixed(100 * row.withoutMemory, 1)
              << " % without memory), " << fixed(100 * row.freeRunning, 1) << " % free-running (ROUGE-L "
              << fixed(100 * row.rougeL, 1) << ", BLEU-4 " << (row.bleu4 ? fixed(100 * *row.bleu4, 1) : "undefined")
              << "), " << row.n << " documents\n";
  }
}

void printCited() {
  std::cout << "Cited, not measured here: other data and far larger models.\n";
  for (const engine::CitedNumber& number : engine::citedNumbers()) {
    const std::string ratio =
        number.ratio == 0 ? "no context" : number.ratio == 1 ? "full text" : ratioText(number.ratio);
    std::cout << "  " << number.system << ", " << ratio << ": " << fixed(number.f1, 1) << " (" << number.measure << "; "
              << number.source << ")\n";
  }
}

}  // namespace cli
