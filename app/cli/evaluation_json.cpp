// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluation_json.h"

#include "engine/measure/cited_numbers.h"

namespace cli {
namespace {

using engine::EvaluatedSource;
using engine::EvaluationRow;

Json numberOrNull(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }
Json textOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json qualityJson(const engine::AnswerQuality& quality) {
  Json risk = Json::array(), calibration = Json::array();
  for (const engine::RiskPoint& point : quality.risk)
    risk.push_back({{"coverage", point.coverage}, {"risk", point.risk}});
  for (const engine::CalibrationBin& bin : quality.calibration) {
    calibration.push_back({{"low", bin.low}, {"n", bin.n}, {"confidence", bin.confidence}, {"right", bin.right}});
  }
  return {{"answerable", quality.answerable},
          {"unanswerable", quality.unanswerable},
          {"given", quality.given},
          {"false_answers", numberOrNull(quality.falseAnswers)},
          {"false_abstentions", numberOrNull(quality.falseAbstentions)},
          {"given_right", numberOrNull(quality.givenRight)},
          {"wrong_but_likely", numberOrNull(quality.wrongButLikely)},
          {"calibration_error", numberOrNull(quality.calibrationError)},
          {"risk_coverage", risk},
          {"calibration", calibration}};
}

void addScores(Json& json, const EvaluationRow& row) {
  json.update({{"n", row.n},
               {"skipped", row.skipped},
               {"em", row.em},
               {"f1", row.f1},
               {"em_low", row.emLow},
               {"em_high", row.emHigh},
               {"f1_low", row.f1Low},
               {"f1_high", row.f1High},
               {"normalised", nullptr},
               {"normalised_low", nullptr},
               {"normalised_high", nullptr},
               {"rouge_l", row.rougeL},
               {"bleu4", numberOrNull(row.bleu4)}});
  if (row.skipped > 0) json["skipped_reason"] = row.skippedReason;
  if (!row.normalised) return;
  json["normalised"] = row.normalised->value;
  json["normalised_low"] = numberOrNull(row.normalised->low);
  json["normalised_high"] = numberOrNull(row.normalised->high);
}

void addCost(Json& json, const EvaluationRow& row) {
  const engine::EvaluationCost& cost = row.cost;
  json.update({{"first_token_ms", row.firstTokenMilliseconds},
               {"decoder_positions", row.decoderPositions},
               {"seconds", cost.seconds},
               {"tokens_per_second", cost.tokensPerSecond},
               {"compress_ms", cost.compressMilliseconds},
               {"memory_tokens", cost.memoryTokens},
               {"memory_bytes", cost.memoryBytes},
               {"kv_bytes", cost.keyValueBytes},
               {"text_bytes", cost.textBytes},
               {"write_flops", cost.writeOperations},
               {"read_flops", cost.readOperations},
               {"break_even_flops", numberOrNull(cost.breakEvenOperations)},
               {"break_even_time", numberOrNull(cost.breakEvenTime)}});
}

}  // namespace

Json rowSettingJson(const EvaluationRow& row) {
  Json json{{"source", engine::nameOf(row.source)},
            {"mask", textOrNull(row.mask)},
            {"compressor", textOrNull(row.compressor)},
            {"ratio", row.ratio},
            {"grounded", row.grounded}};
  if (!row.mask.empty()) json.update({{"trained", row.trained}, {"ratio_trained", row.ratioTrained}});
  return json;
}

Json rowJson(const EvaluationRow& row) {
  Json json = rowSettingJson(row);
  json["achieved_ratio"] = row.achievedRatio;
  addScores(json, row);
  addCost(json, row);
  json["quality"] = qualityJson(row.quality);
  if (row.source == EvaluatedSource::Auto) json["reread"] = numberOrNull(row.rereadShare);
  if (row.source != EvaluatedSource::Memory && row.source != EvaluatedSource::Auto) return json;
  json["evidence_n"] = row.evidenceCount;
  json["evidence_hit"] = numberOrNull(row.evidenceHit);
  json["evidence_random"] = numberOrNull(row.evidenceRandom);
  return json;
}

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

Json reconstructionsJson(const std::vector<engine::ReconstructionRow>& rows) {
  Json json = Json::array();
  for (const engine::ReconstructionRow& row : rows) {
    json.push_back({{"ratio", row.ratio},
                    {"n", row.n},
                    {"teacher_forced", row.teacherForced},
                    {"without_memory", row.withoutMemory},
                    {"free_running", row.freeRunning},
                    {"rouge_l", row.rougeL},
                    {"bleu4", numberOrNull(row.bleu4)}});
  }
  return json;
}

Json citedJson() {
  Json json = Json::array();
  for (const engine::CitedNumber& number : engine::citedNumbers()) {
    json.push_back({{"cited", true},
                    {"system", number.system},
                    {"measure", number.measure},
                    {"ratio", number.ratio},
                    {"f1", number.f1},
                    {"source", number.source}});
  }
  return json;
}

}  // namespace cli
