// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/row_comparison.h"

#include <map>

#include "engine/measure/averages.h"
#include "engine/measure/evaluation_row.h"

namespace engine {
namespace {

constexpr double kLeastGap = 5;  // points of F1 between none and full; below, a share of the gap is noise

using QuestionKey = std::pair<int, int>;  // document, question
using Scores = std::map<QuestionKey, double>;

Scores scoresOf(const EvaluationRow& row) {
  Scores scores;
  for (const Prediction& p : row.predictions) {
    if (p.judged.answerable) scores[{p.document, p.question}] = 100 * p.f1;
  }
  return scores;
}

std::map<int, int> groupsOf(const std::vector<DrawnDocument>& drawn) {
  std::map<int, int> groups;
  for (const DrawnDocument& document : drawn) groups[document.document] = document.group;
  return groups;
}

bool sameMemory(const EvaluationRow& a, const EvaluationRow& b) {
  return a.mask == b.mask && a.compressor == b.compressor;
}

// `before`: the other row stands before the memory row.
bool comparable(const EvaluationRow& memory, const EvaluationRow& other, bool before) {
  switch (other.source) {
    case EvaluatedSource::Memory:
      return before && other.ratio == memory.ratio && !sameMemory(memory, other);
    case EvaluatedSource::Auto:
      return false;
    case EvaluatedSource::Full:
    case EvaluatedSource::None:
      return true;
    case EvaluatedSource::Budget:
    case EvaluatedSource::BudgetBm25:
      return other.ratio == memory.ratio;
    default:
      return other.ratio == memory.ratio && sameMemory(memory, other);
  }
}

EvaluationDifference difference(const EvaluationRow& memory, const EvaluationRow& other,
                                const std::map<int, int>& groupOf, const BootstrapOptions& bootstrap) {
  const Scores others = scoresOf(other);
  std::vector<double> a, b;
  std::vector<int> groups;
  for (const auto& [key, f1] : scoresOf(memory)) {
    const auto found = others.find(key);
    if (found == others.end()) continue;
    a.push_back(f1);
    b.push_back(found->second);
    groups.push_back(groupOf.at(key.first));
  }
  const Interval interval = bootstrapDifference(a, b, groups, bootstrap);
  return {.row = 0,
          .than = 0,
          .n = static_cast<int>(a.size()),
          .f1 = mean(a) - mean(b),
          .f1Low = interval.low,
          .f1High = interval.high};
}

std::optional<NormalisedScore> normalisedScore(const EvaluationRow& row, const EvaluationRow& none,
                                               const EvaluationRow& full, const std::map<int, int>& groupOf,
                                               const BootstrapOptions& bootstrap) {
  const Scores floor = scoresOf(none), ceiling = scoresOf(full);
  std::vector<double> parts, wholes;
  std::vector<int> groups;
  for (const auto& [key, f1] : scoresOf(row)) {
    const auto low = floor.find(key), high = ceiling.find(key);
    if (low == floor.end() || high == ceiling.end()) continue;
    parts.push_back(f1 - low->second);
    wholes.push_back(high->second - low->second);
    groups.push_back(groupOf.at(key.first));
  }
  const double gap = mean(wholes);
  if (gap < kLeastGap) return std::nullopt;
  NormalisedScore score{mean(parts) / gap, {}, {}};
  if (const auto interval = bootstrapRatio(parts, wholes, groups, bootstrap)) {
    score.low = interval->low;
    score.high = interval->high;
  }
  return score;
}

std::optional<double> breakEven(double writing, double full, double reading) {
  return full > reading ? std::optional(writing / (full - reading)) : std::nullopt;
}

double questionMilliseconds(const EvaluationRow& row) {
  return row.predictions.empty() ? 0 : 1000 * row.cost.seconds / static_cast<double>(row.predictions.size());
}

}  // namespace

std::vector<EvaluationDifference> compareRows(const std::vector<EvaluationRow>& rows,
                                              const std::vector<DrawnDocument>& drawn,
                                              const EvaluationOptions& options) {
  const std::map<int, int> groupOf = groupsOf(drawn);
  std::vector<EvaluationDifference> differences;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].source != EvaluatedSource::Memory) continue;
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (j == i || !comparable(rows[i], rows[j], j < i)) continue;
      EvaluationDifference& added =
          differences.emplace_back(difference(rows[i], rows[j], groupOf, bootstrapOptions(options)));
      added.row = static_cast<int>(i);
      added.than = static_cast<int>(j);
    }
  }
  return differences;
}

void relateToText(EvaluationRow& row, const EvaluationRow* none, const EvaluationRow* full,
                  const std::vector<DrawnDocument>& drawn, const EvaluationOptions& options) {
  if (full == nullptr || full->predictions.empty() || row.predictions.empty()) return;
  if (none != nullptr && row.source != EvaluatedSource::None && row.source != EvaluatedSource::Full)
    row.normalised = normalisedScore(row, *none, *full, groupsOf(drawn), bootstrapOptions(options));
  if (row.source != EvaluatedSource::Memory && row.source != EvaluatedSource::Auto) return;
  EvaluationCost& cost = row.cost;
  cost.breakEvenOperations = breakEven(cost.writeOperations, full->cost.readOperations, cost.readOperations);
  cost.breakEvenTime =
      breakEven(cost.compressMilliseconds, questionMilliseconds(*full), questionMilliseconds(row));
}

}  // namespace engine
