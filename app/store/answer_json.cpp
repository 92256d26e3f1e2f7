// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/answer_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/weights/json_fields.h"

namespace store {
namespace {

using engine::JsonFields;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr double kMost = std::numeric_limits<double>::max();
constexpr std::int64_t kMostInteger = std::numeric_limits<std::int64_t>::max();
constexpr int kMostCount = std::numeric_limits<int>::max();

// A JSON number is finite; null is read as `fallback`.
double finite(const JsonFields& fields, const std::string& key, double fallback = 0) {
  return fields.number(key, -kMost, kMost, fallback);
}

ordered_json tokenToJson(const engine::GeneratedToken& token) {
  return {{"id", token.id}, {"text", token.text}, {"log_probability", token.logProbability}};
}

engine::GeneratedToken tokenFromJson(const json& value, const std::string& where) {
  const JsonFields fields(value, where);
  engine::GeneratedToken token{fields.count("id", 0, kMostCount), fields.text("text"),
                               finite(fields, "log_probability", -std::numeric_limits<double>::infinity())};
  fields.refuseUnknownKeys();
  return token;
}

ordered_json evidenceToJson(const engine::Evidence& evidence) {
  return {{"document", evidence.document},
          {"begin", evidence.bytes.begin},
          {"end", evidence.bytes.end},
          {"score", evidence.score},
          {"memories", evidence.memories}};
}

std::vector<int> indicesFromJson(const JsonFields& fields, const std::string& key) {
  std::vector<int> indices;
  const json* list = fields.value(key);
  if (list == nullptr) return indices;
  if (!list->is_array()) fields.fail("'" + key + "' must be a list.");
  for (const json& index : *list) {
    if (!index.is_number_unsigned() || index.get<std::uint64_t>() > kMostCount) {
      fields.fail("'" + key + "' holds " + index.dump() + ", which is no index.");
    }
    indices.push_back(index.get<int>());
  }
  return indices;
}

engine::Evidence evidenceFromJson(const json& value, const std::string& where) {
  const JsonFields fields(value, where);
  engine::Evidence evidence;
  evidence.document = fields.count("document", 0, kMostCount);
  evidence.bytes.begin = fields.integer("begin", 0, kMostInteger);
  evidence.bytes.end = fields.integer("end", evidence.bytes.begin, kMostInteger);
  evidence.score = finite(fields, "score");
  evidence.memories = indicesFromJson(fields, "memories");
  fields.refuseUnknownKeys();
  return evidence;
}

std::string noteFromJson(const json& value, const std::string& where) {
  if (!value.is_string()) throw engine::Error(where + ": a text is expected.");
  return value.get<std::string>();
}

// The list `key`, each entry read by `read`.
template <typename Value>
std::vector<Value> readList(const JsonFields& fields, const std::string& key,
                            Value (*read)(const json&, const std::string&)) {
  std::vector<Value> values;
  const json* list = fields.value(key);
  if (list == nullptr) return values;
  if (!list->is_array()) fields.fail("'" + key + "' must be a list.");
  for (const json& entry : *list) {
    values.push_back(read(entry, fields.where() + ", " + key + " " + std::to_string(values.size() + 1)));
  }
  return values;
}

}  // namespace

const std::vector<std::string>& sourceNames() {
  static const std::vector<std::string> names = {"memory", "full", "none", "budget", "budget-bm25", "auto"};
  return names;
}

const std::string& nameOf(engine::Source source) { return sourceNames().at(static_cast<std::size_t>(source)); }

ordered_json answerToJson(const engine::Answer& answer) {
  ordered_json value{{"text", answer.text},
                     {"source", nameOf(answer.source)},
                     {"ratio", answer.ratio},
                     {"context_tokens", answer.contextTokens},
                     {"memory_tokens", answer.memoryTokens},
                     {"decoder_positions", answer.decoderPositions},
                     {"log_probability", answer.logProbability},
                     {"compress_ms", answer.compressMilliseconds},
                     {"first_token_ms", answer.firstTokenMilliseconds},
                     {"tokens_per_second", answer.tokensPerSecond},
                     {"stopped", answer.stopped},
                     {"abstained", answer.abstained},
                     {"grounded", answer.grounded},
                     {"segments", answer.segments},
                     {"segments_read", answer.segmentsRead},
                     {"reread", answer.reread},
                     {"abstain_log_probability", answer.abstainLogProbability}};
  if (answer.confidence) value["confidence"] = *answer.confidence;
  value["tokens"] = ordered_json::array();
  for (const engine::GeneratedToken& token : answer.tokens) value["tokens"].push_back(tokenToJson(token));
  value["evidence"] = ordered_json::array();
  for (const engine::Evidence& evidence : answer.evidence) value["evidence"].push_back(evidenceToJson(evidence));
  value["notes"] = answer.notes;
  return value;
}

engine::Answer answerFromJson(const json& value, const std::string& where) {
  const JsonFields fields(value, where);
  engine::Answer answer;
  answer.text = fields.text("text");
  const auto source = std::ranges::find(sourceNames(), fields.word("source", sourceNames(), "memory"));
  answer.source = static_cast<engine::Source>(source - sourceNames().begin());
  answer.ratio = finite(fields, "ratio", 1);
  answer.contextTokens = fields.integer("context_tokens", 0, kMostInteger, 0);
  answer.memoryTokens = fields.count("memory_tokens", 0, kMostCount, 0);
  answer.decoderPositions = fields.count("decoder_positions", 0, kMostCount, 0);
  answer.logProbability = finite(fields, "log_probability", -std::numeric_limits<double>::infinity());
  answer.compressMilliseconds = finite(fields, "compress_ms");
  answer.firstTokenMilliseconds = finite(fields, "first_token_ms");
  answer.tokensPerSecond = finite(fields, "tokens_per_second");
  answer.stopped = fields.flag("stopped", false);
  answer.abstained = fields.flag("abstained", false);
  answer.grounded = fields.flag("grounded", false);
  answer.segments = fields.count("segments", 0, kMostCount, 0);
  answer.segmentsRead = indicesFromJson(fields, "segments_read");
  answer.reread = fields.count("reread", 0, kMostCount, 0);
  answer.abstainLogProbability = finite(fields, "abstain_log_probability", -std::numeric_limits<double>::infinity());
  if (fields.has("confidence")) answer.confidence = fields.number("confidence", 0, 1);
  answer.tokens = readList(fields, "tokens", tokenFromJson);
  for (const engine::GeneratedToken& token : answer.tokens) {
    answer.leastLogProbability = std::min(answer.leastLogProbability, token.logProbability);
  }
  answer.evidence = readList(fields, "evidence", evidenceFromJson);
  answer.notes = readList(fields, "notes", noteFromJson);
  fields.refuseUnknownKeys();
  return answer;
}

}  // namespace store
