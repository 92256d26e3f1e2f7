// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/evaluation_row.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/measure/bootstrap.h"
#include "engine/measure/evidence_score.h"
#include "engine/measure/scores.h"
#include "engine/values/random.h"

namespace engine {
namespace {

double mean(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const std::size_t middle = values.size() / 2;
  std::nth_element(values.begin(), values.begin() + middle, values.end());
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle] + *std::max_element(values.begin(), values.begin() + middle)) / 2;
}

using QuestionKey = std::pair<int, int>;  // document, question

std::vector<QuestionKey> questionsOf(const std::vector<QuestionDocument>& documents, bool answerable) {
  std::vector<QuestionKey> keys;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (std::size_t q = 0; q < documents[d].questions.size(); ++q) {
      if (documents[d].questions[q].answerable == answerable) keys.emplace_back(static_cast<int>(d), static_cast<int>(q));
    }
  }
  return keys;
}

// Fisher–Yates for the first `limit` places.
void keepSample(std::vector<QuestionKey>& keys, std::size_t limit, std::uint64_t seed) {
  if (limit >= keys.size()) return;
  Random random(seed);
  for (std::size_t i = 0; i < limit; ++i) std::swap(keys[i], keys[i + random.below(keys.size() - i)]);
  keys.resize(limit);
}

bool comparable(const EvaluationRow& memory, const EvaluationRow& other) {
  switch (other.source) {
    case EvaluatedSource::Memory:
    case EvaluatedSource::Auto:
      return false;
    case EvaluatedSource::Full:
    case EvaluatedSource::None:
      return true;
    case EvaluatedSource::Budget:
    case EvaluatedSource::BudgetBm25:
      return other.ratio == memory.ratio;
    case EvaluatedSource::Swapped:
      return other.ratio == memory.ratio && other.mask == memory.mask;
  }
  return false;
}

EvaluationDifference difference(const EvaluationRow& memory, const EvaluationRow& other,
                                const std::map<int, int>& groupOf, const BootstrapOptions& bootstrap) {
  std::map<QuestionKey, double> others;
  for (const Prediction& p : other.predictions) {
    if (p.judged.answerable) others[{p.document, p.question}] = 100 * p.f1;
  }
  std::vector<double> a;
  std::vector<double> b;
  std::vector<int> groups;
  for (const Prediction& p : memory.predictions) {
    const auto found = others.find({p.document, p.question});
    if (found == others.end()) continue;
    a.push_back(100 * p.f1);
    b.push_back(found->second);
    groups.push_back(groupOf.at(p.document));
  }
  const Interval interval = bootstrapDifference(a, b, groups, bootstrap);
  return {.row = 0,
          .than = 0,
          .n = static_cast<int>(a.size()),
          .f1 = mean(a) - mean(b),
          .f1Low = interval.low,
          .f1High = interval.high};
}

}  // namespace

std::vector<DrawnDocument> drawQuestions(const std::vector<QuestionDocument>& documents, int limit,
                                         std::uint64_t seed) {
  std::vector<QuestionKey> keys = questionsOf(documents, true);
  std::vector<QuestionKey> others = questionsOf(documents, false);
  if (limit > 0 && !keys.empty()) {
    const std::size_t all = keys.size();
    keepSample(keys, static_cast<std::size_t>(limit), seed);
    keepSample(others, (others.size() * keys.size() + all / 2) / all, seed);
  }
  keys.insert(keys.end(), others.begin(), others.end());
  std::sort(keys.begin(), keys.end());
  std::map<std::string, int> groupOfTitle;
  std::vector<DrawnDocument> drawn;
  for (const auto& [document, question] : keys) {
    if (drawn.empty() || drawn.back().document != document) {
      const std::string& title = documents[document].title;
      // A document without a title is its own article.
      const int group = title.empty() ? document : groupOfTitle.try_emplace(title, document).first->second;
      drawn.push_back({document, group, {}});
    }
    drawn.back().questions.push_back(question);
  }
  return drawn;
}

void RowBuilder::add(const QuestionDocument& document, const DrawnDocument& drawn, int question, const Answer& answer,
                     double achievedRatio) {
  const Question& asked = document.questions[question];
  Prediction prediction{drawn.document, question, answer.text, 0, 0, judgeUnanswerable(answer.abstained, answer.confidence), answer.reread,
                        answer.logProbability, answer.abstainLogProbability};
  m_firstToken.push_back(answer.firstTokenMilliseconds);
  m_positions.push_back(answer.decoderPositions);
  m_ratios.push_back(achievedRatio);
  if (asked.answerable) {
    const Score score = scoreAnswer(answer.text, asked.golds);
    prediction.exactMatch = score.exactMatch;
    prediction.f1 = score.f1;
    prediction.judged = judgeAnswer(answer.text, asked.golds, answer.abstained, answer.confidence);
    m_groups.push_back(drawn.group);
    m_exactMatch.push_back(100 * score.exactMatch);
    m_f1.push_back(100 * score.f1);
    const bool told = m_row.source == EvaluatedSource::Memory || m_row.source == EvaluatedSource::Auto;
    if (told && prediction.judged.right) addEvidence(document, asked, answer);
  }
  m_row.predictions.push_back(std::move(prediction));
}

namespace {

// Where accepted answers stand: inside the passage that the question names, where it names one.
std::vector<ByteRange> goldPlaces(const QuestionDocument& document, const Question& question) {
  std::vector<ByteRange> places = answerPlaces(document.text, question.golds);
  if (!question.evidence) return places;
  std::erase_if(places, [&](const ByteRange& p) { return p.begin < question.evidence->begin || p.end > question.evidence->end; });
  return places.empty() ? std::vector<ByteRange>{*question.evidence} : places;
}

}  // namespace

void RowBuilder::addEvidence(const QuestionDocument& document, const Question& question, const Answer& answer) {
  const std::vector<ByteRange> places = goldPlaces(document, question);
  if (places.empty()) return;  // "yes" need not stand in the text: no range could hold it
  ++m_row.evidenceCount;
  if (answer.evidence.empty()) return;  // a right answer without a source is a miss
  const ByteRange first = answer.evidence.front().bytes;
  m_evidenceHits += holdsAnswer(first, places) ? 1 : 0;
  m_evidenceChance +=
      chanceToHoldAnswer(first.end - first.begin, static_cast<std::int64_t>(document.text.size()), places);
}

void RowBuilder::skip(int questions, const std::string& reason) {
  m_row.skipped += questions;
  if (m_row.skippedReason.empty()) m_row.skippedReason = reason;
}

EvaluationRow RowBuilder::finish(const EvaluationOptions& options) const {
  EvaluationRow row = m_row;
  const BootstrapOptions bootstrap{.samples = options.bootstrapSamples, .level = 0.95, .seed = options.seed};
  const Interval em = bootstrapMean(m_exactMatch, m_groups, bootstrap);
  const Interval f1 = bootstrapMean(m_f1, m_groups, bootstrap);
  row.n = static_cast<int>(m_f1.size());
  row.em = mean(m_exactMatch);
  row.emLow = em.low;
  row.emHigh = em.high;
  row.f1 = mean(m_f1);
  row.f1Low = f1.low;
  row.f1High = f1.high;
  row.firstTokenMilliseconds = median(m_firstToken);
  row.decoderPositions = mean(m_positions);
  row.achievedRatio = mean(m_ratios);
  std::vector<JudgedAnswer> judged;
  int reread = 0;
  for (const Prediction& prediction : row.predictions) {
    judged.push_back(prediction.judged);
    reread += prediction.reread > 0 ? 1 : 0;
  }
  row.quality = qualityOf(judged);
  if (row.source == EvaluatedSource::Auto && !judged.empty()) row.rereadShare = static_cast<double>(reread) / static_cast<double>(judged.size());
  if (row.evidenceCount > 0) {
    row.evidenceHit = m_evidenceHits / row.evidenceCount;
    row.evidenceRandom = m_evidenceChance / row.evidenceCount;
  }
  return row;
}

std::vector<EvaluationDifference> compareRows(const std::vector<EvaluationRow>& rows,
                                              const std::vector<DrawnDocument>& drawn,
                                              const EvaluationOptions& options) {
  const BootstrapOptions bootstrap{.samples = options.bootstrapSamples, .level = 0.95, .seed = options.seed};
  std::map<int, int> groupOf;
  for (const DrawnDocument& document : drawn) groupOf[document.document] = document.group;
  std::vector<EvaluationDifference> differences;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].source != EvaluatedSource::Memory) continue;
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (!comparable(rows[i], rows[j])) continue;
      EvaluationDifference& added = differences.emplace_back(difference(rows[i], rows[j], groupOf, bootstrap));
      added.row = static_cast<int>(i);
      added.than = static_cast<int>(j);
    }
  }
  return differences;
}

}  // namespace engine
