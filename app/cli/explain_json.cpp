// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_output.h"

namespace cli {
namespace {

using engine::AttentionPosition;

Json rangeJson(const engine::ByteRange& bytes) { return {{"begin", bytes.begin}, {"end", bytes.end}}; }

const char* nameOf(engine::AttributionMethod method) {
  switch (method) {
    case engine::AttributionMethod::LeaveOneOut:
      return "leave-one-out";
    case engine::AttributionMethod::GradientTimesInput:
      return "gradient";
    case engine::AttributionMethod::Rollout:
      return "rollout";
  }
  return "";
}

Json tokensJson(const engine::Answer& answer, const std::vector<double>& logProbabilities) {
  Json tokens = Json::array();
  for (std::size_t t = 0; t < answer.tokens.size() && t < logProbabilities.size(); ++t) {
    tokens.push_back({{"text", answer.tokens[t].text}, {"log_probability", logProbabilities[t]}});
  }
  return tokens;
}

Json positionJson(const AttentionPosition& position) {
  constexpr const char* kKinds[] = {"text", "memory", "delimiter", "question", "answer"};
  Json json{{"kind", kKinds[static_cast<int>(position.kind)]}, {"text", position.text}};
  if (position.document >= 0) json.update(rangeJson(position.bytes));
  if (position.document >= 0) json["document"] = position.document;
  if (position.memory >= 0) json["memory"] = position.memory;
  return json;
}

Json positionsJson(const std::vector<AttentionPosition>& positions) {
  Json list = Json::array();
  for (const AttentionPosition& position : positions) list.push_back(positionJson(position));
  return list;
}

// Row-major numbers as a list of rows.
Json matrixJson(const std::vector<float>& values, std::size_t columns) {
  Json rows = Json::array();
  for (std::size_t begin = 0; columns > 0 && begin < values.size(); begin += columns) {
    rows.push_back(std::vector<float>(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                      values.begin() + static_cast<std::ptrdiff_t>(begin + columns)));
  }
  return rows;
}

}  // namespace

Json attributionJson(const engine::Attribution& attribution, const engine::AskedQuestion& asked) {
  Json parts = Json::array();
  for (int p = 0; p < attribution.done(); ++p) {
    const engine::AttributedPart& part = attribution.parts[static_cast<std::size_t>(p)];
    Json json = rangeJson(part.bytes);
    json.update({{"document", part.document}, {"memories", part.memories}, {"total", attribution.total(p)}});
    for (int t = 0; t < attribution.tokens(); ++t) json["scores"].push_back(attribution.at(p, t));
    parts.push_back(std::move(json));
  }
  return {{"method", nameOf(attribution.method)},
          {"caveat", engine::caveatOf(attribution.method)},
          {"answer", asked.answer.text},
          {"tokens", tokensJson(asked.answer, attribution.logProbabilities)},
          {"parts", parts},
          {"ranking", attribution.ranking()},
          {"stopped", attribution.stopped}};
}

Json knockOutJson(const engine::KnockOut& knockOut) {
  constexpr const char* kKinds[] = {"same", "removed", "added"};
  Json words = Json::array(), tokens = tokensJson(knockOut.before, knockOut.logProbabilities);
  for (const engine::WordChange& word : knockOut.words) {
    words.push_back({{"change", kKinds[static_cast<int>(word.kind)]}, {"word", word.word}});
  }
  for (std::size_t t = 0; t < tokens.size() && t < knockOut.withoutThem.size(); ++t) {
    tokens[t]["without"] = knockOut.withoutThem[t];
    tokens[t]["change"] = knockOut.withoutThem[t] - knockOut.logProbabilities[t];
  }
  return {{"method", "knock-out"},
          {"caveat", engine::kKnockOutCaveat},
          {"removed", knockOut.removed},
          {"before", knockOut.before.text},
          {"after", knockOut.after.text},
          {"words", words},
          {"tokens", tokens}};
}

Json influenceJson(const engine::Influence& influence) {
  Json pieces = Json::array(), fields = Json::array();
  for (const engine::ByteRange& bytes : influence.pieces) pieces.push_back(rangeJson(bytes));
  for (int m = 0; m < influence.memories; ++m) fields.push_back(influence.field(m));
  return {{"method", "influence"},
          {"caveat", engine::kInfluenceCaveat},
          {"segment", influence.segment},
          {"first_memory", influence.firstMemory},
          {"pieces", pieces},
          {"moved", matrixJson(influence.moved, static_cast<std::size_t>(influence.columns))},
          {"fields", fields},
          {"stopped", influence.stopped}};
}

Json answerAttentionJson(const engine::AttentionView& view, const Shown& shown) {
  return {{"method", "attention"},
          {"caveat", engine::kAttentionCaveat},
          {"layers", view.layers},
          {"heads", view.heads},
          {"layer", shown.layer < 0 ? Json("mean") : Json(shown.layer)},
          {"head", shown.head < 0 ? Json("mean") : Json(shown.head)},
          {"rows", positionsJson(view.rows)},
          {"columns", positionsJson(view.columns)},
          {"weights", matrixJson(engine::pooledAttention(view, shown.layer, shown.head), view.columns.size())}};
}

Json memoryMapJson(const engine::AttentionView& view, const engine::MemoryMap& map) {
  Json rows = Json::array();
  for (std::size_t m = 0; m < map.rows.size(); ++m) {
    const engine::MemoryMapRow& row = map.rows[m];
    rows.push_back({{"memory", view.rows[m].memory},
                    {"mass", row.mass},
                    {"centre", row.centre},
                    {"entropy", row.entropy},
                    {"diagonal", row.diagonal}});
  }
  std::vector<AttentionPosition> columns(view.columns.begin(), view.columns.begin() + map.tokens);
  return {{"method", "attention"},
          {"caveat", engine::kAttentionCaveat},
          {"diagonal_score", map.diagonalScore},
          {"rows", rows},
          {"columns", positionsJson(columns)},
          {"map", matrixJson(map.mass, static_cast<std::size_t>(map.tokens))}};
}

Json survivalJson(const engine::Survival& survival) {
  Json tokens = Json::array();
  for (const engine::SurvivalToken& token : survival.tokens) {
    Json json = rangeJson(token.bytes);
    json.update(
        {{"told", token.told}, {"log_probability", token.logProbability}, {"without_memory", token.withoutMemory}});
    tokens.push_back(std::move(json));
  }
  return {{"method", "survival"},       {"caveat", engine::kSurvivalCaveat}, {"segment", survival.segment},
          {"told", survival.told},      {"share", survival.share},           {"tokens", tokens},
          {"stopped", survival.stopped}};
}

Json geometryJson(const engine::MemoryGeometry& geometry) {
  Json memories = Json::array();
  for (std::size_t m = 0; m < geometry.nearest.size(); ++m) {
    Json nearest = Json::array();
    for (const engine::NearToken& near : geometry.nearest[m]) {
      nearest.push_back({{"id", near.id}, {"piece", near.piece}, {"cosine", near.cosine}});
    }
    memories.push_back({{"norm", geometry.norms[m]}, {"axes", geometry.axes[m]}, {"nearest", nearest}});
  }
  return {{"method", "geometry"},
          {"caveat", engine::kGeometryCaveat},
          {"vocabulary_norm", geometry.vocabularyNorm},
          {"explained", geometry.explained},
          {"memories", memories}};
}

}  // namespace cli
