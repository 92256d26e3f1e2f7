// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/evaluation_words.h"

#include <cmath>
#include <set>

#include "app/common/number_text.h"

namespace report {
namespace {

using common::fixed;
using common::grouped;
using common::ratioText;
using engine::EvaluatedSource;
using engine::EvaluationRow;

constexpr int kFewQuestions = 200;

const EvaluationRow* rowOf(const engine::Evaluation& evaluation, EvaluatedSource source) {
  for (const EvaluationRow& row : evaluation.rows) {
    if (row.source == source && row.n > 0) return &row;
  }
  return nullptr;
}

bool counts(const EvaluationRow& row) {
  return row.source == EvaluatedSource::Memory && row.n > 0 && row.trained;
}

// "−3.2", "+0.0": with the sign, and no minus before a zero.
std::string signedNumber(double value) {
  const std::string digits = fixed(std::abs(value), 1);
  return (value < 0 && digits != "0.0" ? "−" : "+") + digits;
}

std::string resultSentence(const EvaluationRow& row) {
  std::string sentence = "With " + nameOf(row) + " (" + ratioText(row.achievedRatio) +
                         " with delimiters) F1 is " + scoreText(row.f1, row.f1Low, row.f1High) + " on " +
                         grouped(row.n) + " questions";
  if (!row.normalised) return sentence + ".";
  sentence += ": " + fixed(100 * row.normalised->value, 0) + " % of what the full text adds to no text";
  if (row.normalised->low && row.normalised->high) {
    sentence += " [" + fixed(100 * *row.normalised->low, 0) + ", " + fixed(100 * *row.normalised->high, 0) + "]";
  }
  return sentence + ".";
}

// A control at the memory's own ratio needs no ratio in its name.
std::string comparedName(const EvaluationRow& other) {
  const std::string name = nameOf(other);
  if (other.source == EvaluatedSource::Memory) return name;
  return wordsFor(other.source);
}

// One sentence a memory row and outcome: what it is worse, no different or better than, and by how much.
void compare(const engine::Evaluation& evaluation, EvaluationSummary& summary) {
  for (std::size_t i = 0; i < evaluation.rows.size(); ++i) {
    const EvaluationRow& row = evaluation.rows[i];
    if (!counts(row)) continue;
    std::string worse, same, better;
    for (const engine::EvaluationDifference& difference : evaluation.differences) {
      const EvaluationRow& other = evaluation.rows[static_cast<std::size_t>(difference.than)];
      if (difference.row != static_cast<int>(i) || !other.trained || difference.n == 0) continue;
      std::string& list = difference.f1High < 0 ? worse : difference.f1Low > 0 ? better : same;
      list += (list.empty() ? "" : "; ") + comparedName(other) + " (" + signedNumber(difference.f1) + " [" +
              signedNumber(difference.f1Low) + ", " + signedNumber(difference.f1High) + "])";
    }
    const std::string name = nameOf(row);
    if (!worse.empty()) summary.losses.push_back("With " + name + " answers are worse than with " + worse + ".");
    if (!same.empty()) summary.undecided.push_back("Between " + name + " and these: " + same + ".");
    if (!better.empty()) summary.gains.push_back("With " + name + " answers are better than with " + better + ".");
  }
}

std::string breakEvenWords(const std::optional<double>& questions) {
  if (!questions) return "never";
  return "from question " + grouped(static_cast<std::int64_t>(std::floor(*questions)) + 1) + " on";
}

void addCosts(const EvaluationRow& row, const EvaluationRow* full, EvaluationSummary& summary) {
  const engine::EvaluationCost& cost = row.cost;
  std::string bytes = "With " + nameOf(row) + " a document's memory takes " + fixed(cost.memoryBytes / 1000, 1) + " kB";
  if (cost.textBytes > 0 && cost.memoryBytes > 0) {
    const double times = cost.memoryBytes / cost.textBytes;
    bytes += ", " + (times >= 1 ? fixed(times, 1) + " times as much as" : fixed(100 * times, 0) + " % of") + " its text (" +
             fixed(cost.textBytes / 1000, 1) + " kB)";
  }
  if (full != nullptr && cost.memoryBytes > 0 && full->cost.keyValueBytes > 0) {
    bytes += "; the keys and values of the full text would take " + fixed(full->cost.keyValueBytes / 1000, 1) + " kB";
  }
  summary.costs.push_back(bytes + ".");
  if (full == nullptr) return;
  summary.costs.push_back("The first token comes after " + fixed(row.firstTokenMilliseconds, 1) + " ms with " +
                          nameOf(row) + " and after " + fixed(full->firstTokenMilliseconds, 1) +
                          " ms with the full text. Writing the memory (" + fixed(cost.compressMilliseconds, 1) +
                          " ms) has paid off " + breakEvenWords(cost.breakEvenTime) + " in measured time, and " +
                          breakEvenWords(cost.breakEvenOperations) + " in counted operations.");
}

void addCautions(const engine::Evaluation& evaluation, EvaluationSummary& summary) {
  if (evaluation.stopped)
    summary.cautions.emplace_back("The evaluation was stopped: every number is of what was asked until then.");
  if (evaluation.questions < kFewQuestions) {
    summary.cautions.push_back("Only " + grouped(evaluation.questions) +
                               " answerable questions were asked; small differences cannot be seen.");
  }
  std::set<std::string> untrained;
  for (const EvaluationRow& row : evaluation.rows) {
    if (!row.trained && row.n > 0 && untrained.insert(row.compressor + "/" + row.mask).second) {
      summary.cautions.push_back("Nobody trained the compressor " + row.compressor + " with the mask " + row.mask +
                                 ": these rows say nothing about what the mask can do.");
    }
    if (counts(row) && !row.ratioTrained) {
      summary.cautions.push_back("The compressor was not trained at the ratio of " + nameOf(row) + ".");
    }
    if (row.skipped > 0) {
      summary.cautions.push_back(grouped(row.skipped) + " questions could not be asked with " + nameOf(row) + ": " +
                                 row.skippedReason);
    }
  }
  summary.cautions.emplace_back(
      "Differences are points of F1. Each interval holds with 95 % on its own; of twenty comparisons one is expected to mislead.");
}

}  // namespace

std::string wordsFor(EvaluatedSource source) {
  switch (source) {
    case EvaluatedSource::Memory:
      return "memory";
    case EvaluatedSource::Auto:
      return "memory with re-reading";
    case EvaluatedSource::Full:
      return "the full text";
    case EvaluatedSource::None:
      return "no text";
    case EvaluatedSource::Budget:
      return "as much leading text as fits the memory's positions";
    case EvaluatedSource::BudgetBm25:
      return "the best sentences that fit the memory's positions";
    case EvaluatedSource::Swapped:
      return "another document's memory";
    case EvaluatedSource::Shuffled:
      return "its own memory in random order";
    case EvaluatedSource::Noise:
      return "noise that looks like its memory";
  }
  return {};
}

std::string nameOf(const EvaluationRow& row) {
  std::string name = wordsFor(row.source);
  if (!row.mask.empty()) {
    const bool same = row.compressor.empty() || row.compressor == row.mask;
    name += " (" + (same ? row.mask : row.compressor + ", mask " + row.mask) + ")";
  }
  return engine::hasRatio(row.source) ? name + " at " + ratioText(row.ratio) : name;
}

std::string scoreText(double value, double low, double high) {
  return fixed(value, 1) + " [" + fixed(low, 1) + ", " + fixed(high, 1) + "]";
}

EvaluationSummary summarise(const engine::Evaluation& evaluation) {
  EvaluationSummary summary;
  const EvaluationRow* full = rowOf(evaluation, EvaluatedSource::Full);
  const EvaluationRow* none = rowOf(evaluation, EvaluatedSource::None);
  for (const EvaluationRow* row : {full, none}) {
    if (row == nullptr) continue;
    summary.results.push_back("With " + nameOf(*row) + " F1 is " + scoreText(row->f1, row->f1Low, row->f1High) + ".");
  }
  for (const EvaluationRow& row : evaluation.rows) {
    if (!counts(row)) continue;
    summary.results.push_back(resultSentence(row));
    addCosts(row, full, summary);
  }
  compare(evaluation, summary);
  addCautions(evaluation, summary);
  return summary;
}

}  // namespace report
