// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/evaluation_row.h"

#include "engine/measure/averages.h"
#include "engine/measure/cost.h"
#include "engine/measure/evidence_score.h"
#include "engine/measure/scores.h"

namespace engine {
namespace {

bool tellsEvidence(EvaluatedSource source) {
  return source == EvaluatedSource::Memory || source == EvaluatedSource::Auto;
}

// Where accepted answers stand: inside the passage that the question names, where it names one.
std::vector<ByteRange> goldPlaces(const QuestionDocument& document, const Question& question) {
  std::vector<ByteRange> places = answerPlaces(document.text, question.golds);
  if (!question.evidence) return places;
  std::erase_if(places, [&](const ByteRange& p) {
    return p.begin < question.evidence->begin || p.end > question.evidence->end;
  });
  return places.empty() ? std::vector<ByteRange>{*question.evidence} : places;
}

void updateMean(double& running, double value, std::size_t count) {
  running += (value - running) / static_cast<double>(count);
}

}  // namespace

void RowBuilder::add(const QuestionDocument& document, int group, const EvaluatedQuestion& asked) {
  const Question& question = document.questions[asked.question];
  const Answer& answer = asked.answer;
  Prediction prediction{asked.document,
                        asked.question,
                        answer.text,
                        0,
                        0,
                        judgeUnanswerable(answer.abstained, answer.confidence),
                        answer.reread,
                        answer.logProbability,
                        answer.abstainLogProbability};
  m_firstToken.push_back(answer.firstTokenMilliseconds);
  m_positions.push_back(answer.decoderPositions);
  m_ratios.push_back(asked.achievedRatio);
  addCost(document, asked);
  if (question.answerable) {
    addScores(question, answer.text, group, prediction);
    prediction.judged = judgeAnswer(answer.text, question.golds, answer.abstained, answer.confidence);
    if (tellsEvidence(m_row.source) && prediction.judged.right) addEvidence(document, question, answer);
  }
  m_row.predictions.push_back(std::move(prediction));
}

void RowBuilder::addScores(const Question& question, const std::string& answer, int group, Prediction& prediction) {
  const Score score = scoreAnswer(answer, question.golds);
  prediction.exactMatch = score.exactMatch;
  prediction.f1 = score.f1;
  m_groups.push_back(group);
  m_exactMatch.push_back(100 * score.exactMatch);
  m_f1.push_back(100 * score.f1);
  m_rougeL.push_back(100 * rougeL(answer, question.golds));
  m_bleu.add(answer, question.golds);
}

void RowBuilder::addCost(const QuestionDocument& document, const EvaluatedQuestion& asked) {
  const Answer& answer = asked.answer;
  const std::size_t n = m_positions.size();
  const auto tokens = static_cast<double>(answer.tokens.size());
  EvaluationCost& cost = m_row.cost;
  cost.seconds += answer.firstTokenMilliseconds / 1000;
  if (tokens > 1 && answer.tokensPerSecond > 0) {
    cost.seconds += (tokens - 1) / answer.tokensPerSecond;
    m_tokensPerSecond.push_back(answer.tokensPerSecond);
  }
  const double memoryBytes = static_cast<double>(answer.memoryTokens) * m_costs.shape.width * m_costs.bytesPerNumber;
  const double reading = readingOperations(m_costs.shape, answer.decoderPositions, tokens);
  updateMean(cost.compressMilliseconds, answer.compressMilliseconds, n);
  updateMean(cost.memoryTokens, answer.memoryTokens, n);
  updateMean(cost.memoryBytes, memoryBytes, n);
  updateMean(cost.keyValueBytes, keyValueBytes(m_costs.shape, answer.decoderPositions, m_costs.bytesPerNumber), n);
  updateMean(cost.textBytes, static_cast<double>(document.text.size()), n);
  updateMean(cost.writeOperations, asked.writeOperations, n);
  updateMean(cost.readOperations, reading, n);
}

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
  const Interval em = bootstrapMean(m_exactMatch, m_groups, bootstrapOptions(options));
  const Interval f1 = bootstrapMean(m_f1, m_groups, bootstrapOptions(options));
  row.n = static_cast<int>(m_f1.size());
  row.em = mean(m_exactMatch);
  row.emLow = em.low;
  row.emHigh = em.high;
  row.f1 = mean(m_f1);
  row.f1Low = f1.low;
  row.f1High = f1.high;
  row.rougeL = mean(m_rougeL);
  if (const std::optional<double> bleu = m_bleu.score()) row.bleu4 = 100 * *bleu;
  row.firstTokenMilliseconds = median(m_firstToken);
  row.decoderPositions = mean(m_positions);
  row.achievedRatio = mean(m_ratios);
  row.cost.tokensPerSecond = median(m_tokensPerSecond);
  std::vector<JudgedAnswer> judged;
  int reread = 0;
  for (const Prediction& prediction : row.predictions) {
    judged.push_back(prediction.judged);
    reread += prediction.reread > 0 ? 1 : 0;
  }
  row.quality = qualityOf(judged);
  if (row.source == EvaluatedSource::Auto && !judged.empty())
    row.rereadShare = static_cast<double>(reread) / static_cast<double>(judged.size());
  if (row.evidenceCount > 0) {
    row.evidenceHit = m_evidenceHits / row.evidenceCount;
    row.evidenceRandom = m_evidenceChance / row.evidenceCount;
  }
  return row;
}

}  // namespace engine
