// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/measure/evaluation.h"

namespace engine {

// The questions of one document that were drawn, and the article it belongs to.
struct DrawnDocument {
  int document = 0;
  int group = 0;  // same number: same title
  std::vector<int> questions;
};

// Draws `limit` answerable questions (0: all) by seed, and of the others as large a share; documents keep the order of
// the file.
std::vector<DrawnDocument> drawQuestions(const std::vector<QuestionDocument>& documents, int limit, std::uint64_t seed);

// Collects the answers of one setting and sums them up.
class RowBuilder {
 public:
  explicit RowBuilder(EvaluationRow setting) : m_row(std::move(setting)) {}

  const EvaluationRow& setting() const { return m_row; }
  // `achievedRatio` of the memory or text that was read.
  void add(const QuestionDocument& document, const DrawnDocument& drawn, int question, const Answer& answer,
           double achievedRatio);
  void skip(int questions, const std::string& reason);
  EvaluationRow finish(const EvaluationOptions& options) const;

 private:
  void addEvidence(const QuestionDocument& document, const Question& question, const Answer& answer);

  EvaluationRow m_row;
  std::vector<int> m_groups;  // one an answerable question, as the two below
  std::vector<double> m_exactMatch;
  std::vector<double> m_f1;
  std::vector<double> m_firstToken;  // one a question, as the two below
  std::vector<double> m_positions;
  std::vector<double> m_ratios;
  double m_evidenceHits = 0;
  double m_evidenceChance = 0;
};

// Memory rows against the rows of the other sources at their mask and ratio, over the questions both answered.
std::vector<EvaluationDifference> compareRows(const std::vector<EvaluationRow>& rows,
                                              const std::vector<DrawnDocument>& drawn,
                                              const EvaluationOptions& options);

}  // namespace engine
