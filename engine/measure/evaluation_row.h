// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/measure/bootstrap.h"
#include "engine/measure/evaluation.h"
#include "engine/measure/question_draw.h"
#include "engine/measure/text_overlap.h"

namespace engine {

// What counts how much an answer costs.
struct CostModel {
  ModelShape shape;
  int bytesPerNumber = 0;
};

// Collects the answers of one setting and sums them up.
class RowBuilder {
 public:
  explicit RowBuilder(EvaluationRow setting, CostModel costs = {})
      : m_row(std::move(setting)), m_costs(std::move(costs)) {}

  const EvaluationRow& setting() const { return m_row; }
  // `asked` is of this document and was not skipped.
  void add(const QuestionDocument& document, int group, const EvaluatedQuestion& asked);
  void skip(int questions, const std::string& reason);
  EvaluationRow finish(const EvaluationOptions& options) const;

 private:
  void addScores(const Question& question, const std::string& answer, int group, Prediction& prediction);
  void addCost(const QuestionDocument& document, const EvaluatedQuestion& asked);
  void addEvidence(const QuestionDocument& document, const Question& question, const Answer& answer);

  EvaluationRow m_row;
  CostModel m_costs;
  std::vector<int> m_groups;  // one an answerable question, as the three below
  std::vector<double> m_exactMatch;
  std::vector<double> m_f1;
  std::vector<double> m_rougeL;
  BleuCorpus m_bleu;
  std::vector<double> m_firstToken;  // one a question, as the two below
  std::vector<double> m_positions;
  std::vector<double> m_ratios;
  std::vector<double> m_tokensPerSecond;  // of answers of several tokens
  double m_evidenceHits = 0;
  double m_evidenceChance = 0;
};

inline BootstrapOptions bootstrapOptions(const EvaluationOptions& options) {
  return {.samples = options.bootstrapSamples, .level = 0.95, .seed = options.seed};
}

}  // namespace engine
