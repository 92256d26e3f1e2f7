// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluation_output.h"

#include <cstdio>
#include <iostream>

namespace cli {
namespace {

using engine::EvaluatedSource;
using engine::EvaluationRow;

Json numberOrNull(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json qualityJson(const engine::AnswerQuality& quality) {
  Json risk = Json::array();
  for (const engine::RiskPoint& point : quality.risk) risk.push_back({{"coverage", point.coverage}, {"risk", point.risk}});
  return {{"answerable", quality.answerable},
          {"unanswerable", quality.unanswerable},
          {"given", quality.given},
          {"false_answers", numberOrNull(quality.falseAnswers)},
          {"false_abstentions", numberOrNull(quality.falseAbstentions)},
          {"given_right", numberOrNull(quality.givenRight)},
          {"wrong_but_likely", numberOrNull(quality.wrongButLikely)},
          {"calibration_error", numberOrNull(quality.calibrationError)},
          {"risk_coverage", risk}};
}

Json rowJson(const EvaluationRow& row) {
  Json json{{"source", engine::nameOf(row.source)},
            {"mask", row.mask.empty() ? Json(nullptr) : Json(row.mask)},
            {"ratio", row.ratio},
            {"achieved_ratio", row.achievedRatio},
            {"n", row.n},
            {"skipped", row.skipped},
            {"em", row.em},
            {"f1", row.f1},
            {"em_low", row.emLow},
            {"em_high", row.emHigh},
            {"f1_low", row.f1Low},
            {"f1_high", row.f1High},
            {"first_token_ms", row.firstTokenMilliseconds},
            {"decoder_positions", row.decoderPositions}};
  json["grounded"] = row.grounded;
  json["quality"] = qualityJson(row.quality);
  if (!row.mask.empty()) json["trained"] = row.trained;
  if (row.skipped > 0) json["skipped_reason"] = row.skippedReason;
  if (row.source == EvaluatedSource::Auto) json["reread"] = numberOrNull(row.rereadShare);
  if (row.source != EvaluatedSource::Memory && row.source != EvaluatedSource::Auto) return json;
  json["evidence_n"] = row.evidenceCount;
  json["evidence_hit"] = numberOrNull(row.evidenceHit);
  json["evidence_random"] = numberOrNull(row.evidenceRandom);
  return json;
}

std::string interval(double low, double high) { return "[" + fixed(low, 1) + ", " + fixed(high, 1) + "]"; }

std::string tableLine(const EvaluationRow& row) {
  const bool hasRatio = row.source != EvaluatedSource::Full && row.source != EvaluatedSource::None;
  char line[256];
  std::snprintf(line, sizeof line, "%-11s %-12s %6s %7s %6d %6.1f %-14s %6.1f %-14s %9.1f %9.1f",
                engine::nameOf(row.source).c_str(), row.mask.empty() ? "-" : row.mask.c_str(),
                hasRatio ? fixed(row.ratio, 1).c_str() : "-", hasRatio ? fixed(row.achievedRatio, 1).c_str() : "-",
                row.n, row.em, interval(row.emLow, row.emHigh).c_str(), row.f1, interval(row.f1Low, row.f1High).c_str(),
                row.firstTokenMilliseconds, row.decoderPositions);
  return line;
}

// "of 412 given answers right 61.2 %, wrong but called likely right 4.1 % · …", what there is of it.
std::string qualityLine(const EvaluationRow& row) {
  const engine::AnswerQuality& quality = row.quality;
  std::string text = "         ";
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

void printRemarks(const EvaluationRow& row) {
  std::cout << qualityLine(row) << '\n';
  if (!row.trained) std::cout << "         no compressor was trained with this mask: the row enters no conclusion\n";
  if (row.skipped > 0) std::cout << "         " << row.skipped << " skipped: " << oneLine(row.skippedReason) << '\n';
  if (!row.evidenceHit) return;
  std::cout << "         first evidence holds the answer: " << fixed(100 * *row.evidenceHit, 1) << " % of "
            << row.evidenceCount << " right answers, random spans " << fixed(100 * *row.evidenceRandom, 1) << " %\n";
}

}  // namespace

Json evaluationJson(const engine::Evaluation& evaluation) {
  Json rows = Json::array();
  for (const EvaluationRow& row : evaluation.rows) rows.push_back(rowJson(row));
  Json differences = Json::array();
  for (const engine::EvaluationDifference& difference : evaluation.differences) {
    differences.push_back({{"row", difference.row},
                           {"than", difference.than},
                           {"n", difference.n},
                           {"f1", difference.f1},
                           {"f1_low", difference.f1Low},
                           {"f1_high", difference.f1High}});
  }
  return {{"rows", rows}, {"differences", differences}};
}

Json predictionsJson(const engine::Evaluation& evaluation, const std::vector<engine::QuestionDocument>& documents) {
  Json predictions = Json::array();
  for (std::size_t row = 0; row < evaluation.rows.size(); ++row) {
    for (const engine::Prediction& prediction : evaluation.rows[row].predictions) {
      const engine::QuestionDocument& document = documents.at(static_cast<std::size_t>(prediction.document));
      const engine::Question& question = document.questions.at(static_cast<std::size_t>(prediction.question));
      predictions.push_back({{"row", row},
                             {"title", document.title},
                             {"id", question.id},
                             {"question", question.text},
                             {"golds", question.golds},
                             {"answer", prediction.answer},
                             {"abstained", prediction.judged.abstained},
                             {"right", prediction.judged.right},
                             {"confidence", numberOrNull(prediction.judged.confidence)},
                             {"reread", prediction.reread},
                             {"log_probability", prediction.logProbability},
                             {"abstain_log_probability", prediction.abstainLogProbability},
                             {"em", 100 * prediction.exactMatch},
                             {"f1", 100 * prediction.f1}});
    }
  }
  return predictions;
}

void printTable(const engine::Evaluation& evaluation) {
  std::printf("%-11s %-12s %6s %7s %6s %6s %-14s %6s %-14s %9s %9s\n", "source", "mask", "ratio", "reached", "n", "EM",
              "95 %", "F1", "95 %", "first ms", "positions");
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

}  // namespace cli
