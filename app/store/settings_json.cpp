// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/settings_json.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "app/store/answer_json.h"
#include "engine/error.h"
#include "engine/pic/mask_json.h"
#include "engine/weights/json_fields.h"

namespace store {
namespace {

using engine::JsonFields;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kMostCount = std::numeric_limits<int>::max();
constexpr std::int64_t kMostInteger = std::numeric_limits<std::int64_t>::max();
constexpr int kMostThreads = 1024;
constexpr double kMostRatio = 1e6;

engine::MaskChoice maskFrom(const JsonFields& fields) {
  try {
    return engine::maskChoiceFromJson(fields.value("mask")->dump());
  } catch (const engine::Error& error) {
    fields.fail(error.what());
  }
}

engine::CompressOptions compressionFrom(const JsonFields& fields) {
  engine::CompressOptions options;
  options.ratio = fields.number("ratio", 1, kMostRatio);
  if (fields.has("budget")) options.budget = fields.count("budget", 1, kMostCount);
  if (fields.has("compressor")) options.compressor = fields.text("compressor");
  if (fields.has("mask")) options.mask = maskFrom(fields);
  return options;
}

engine::SamplingOptions samplingFrom(const JsonFields& fields) {
  engine::SamplingOptions options;
  options.temperature = fields.number("temperature", 0, 100, options.temperature);
  options.topK = fields.count("top_k", 0, kMostCount, options.topK);
  options.topP = fields.number("top_p", 1e-9, 1, options.topP);
  options.seed = static_cast<std::uint64_t>(fields.integer("seed", 0, kMostInteger, 0));
  options.maxTokens = fields.count("max_tokens", 1, kMostCount, options.maxTokens);
  return options;
}

}  // namespace

ordered_json settingsToJson(const Settings& settings) {
  ordered_json value{{"model", settings.modelFolder},      {"model_hash", settings.modelHash},
                     {"device", settings.device},          {"dtype", settings.dtype},
                     {"threads", settings.threads},        {"source", nameOf(settings.source)},
                     {"ratio", settings.compression.ratio}};
  if (settings.compression.budget) value["budget"] = *settings.compression.budget;
  if (settings.compression.compressor) value["compressor"] = *settings.compression.compressor;
  if (settings.compression.mask) {
    value["mask"] = ordered_json::parse(engine::maskChoiceToJson(*settings.compression.mask));
  }
  value["temperature"] = settings.sampling.temperature;
  value["top_k"] = settings.sampling.topK;
  value["top_p"] = settings.sampling.topP;
  value["seed"] = settings.sampling.seed;
  value["max_tokens"] = settings.sampling.maxTokens;
  value["evidence"] = settings.evidence;
  value["grounded"] = settings.grounded;
  value["abstain"] = settings.abstain;
  if (settings.retrieve) value["retrieve"] = *settings.retrieve;
  return value;
}

Settings settingsFromJson(const json& value, const std::string& where) {
  const JsonFields fields(value, where);
  Settings settings;
  settings.modelFolder = fields.text("model", "");
  settings.modelHash = fields.text("model_hash", "");
  settings.device = fields.text("device", "cpu");
  settings.dtype = fields.text("dtype", "");
  settings.threads = fields.count("threads", 0, kMostThreads, 0);
  const auto source = std::ranges::find(sourceNames(), fields.word("source", sourceNames(), "memory"));
  settings.source = static_cast<engine::Source>(source - sourceNames().begin());
  settings.compression = compressionFrom(fields);
  settings.sampling = samplingFrom(fields);
  settings.evidence = fields.flag("evidence", true);
  settings.grounded = fields.flag("grounded", false);  // before there was the choice, every answer was free
  settings.abstain = fields.flag("abstain", true);
  if (fields.has("retrieve")) settings.retrieve = fields.count("retrieve", 0, kMostCount);
  fields.refuseUnknownKeys();
  return settings;
}

ordered_json machineToJson(const Machine& machine) {
  return {{"processor", machine.processor},
          {"cores", machine.cores},
          {"memory_bytes", machine.memoryBytes},
          {"system", machine.system}};
}

Machine machineFromJson(const json& value, const std::string& where) {
  const JsonFields fields(value, where);
  Machine machine{fields.text("processor", ""), fields.count("cores", 0, kMostCount, 0),
                  fields.integer("memory_bytes", 0, kMostInteger, 0), fields.text("system", "")};
  fields.refuseUnknownKeys();
  return machine;
}

}  // namespace store
