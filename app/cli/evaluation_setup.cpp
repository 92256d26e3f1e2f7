// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluation_setup.h"

#include <algorithm>
#include <set>

#include "app/cli/evaluation_json.h"
#include "app/cli/machine_json.h"
#include "app/cli/mask_option.h"
#include "app/cli/version.h"
#include "app/store/recording.h"
#include "engine/error.h"
#include "engine/pic/mask_json.h"
#include "engine/text/tokenizer.h"
#include "engine/weights/content_hash.h"

namespace cli {
namespace {

const std::vector<std::string> kDefaultSources{"memory", "full", "none", "budget", "swapped"};

std::vector<std::string> sourcesOf(const EvalCommand& command) {
  std::vector<std::string> sources = command.sources;
  if (sources.empty() && command.controls.empty()) sources = kDefaultSources;
  for (const std::string& control : command.controls) {
    if (!std::ranges::count(sources, control)) sources.push_back(control);
  }
  return sources;
}

const engine::CompressorConfig& compressorNamed(const engine::ModelFolder& model, const std::string& name) {
  std::string known;
  for (const engine::CompressorConfig& compressor : model.pic->compressors) {
    if (compressor.name == name) return compressor;
    known += (known.empty() ? "" : ", ") + compressor.name;
  }
  throw engine::Error("This model has no compressor '" + name + "'; it has " + known + ".");
}

std::vector<engine::EvaluatedMask> masksOf(const EvalCommand& command, const engine::ModelFolder& model) {
  std::vector<engine::EvaluatedMask> masks;
  std::vector<std::string> compressors = command.compressors;
  if (compressors.empty() && command.masks.empty()) compressors = {model.pic->defaultCompressor};
  for (const std::string& name : compressors) {
    const engine::CompressorConfig& compressor = compressorNamed(model, name);
    if (command.masks.empty()) masks.push_back({compressor.mask.name, name, std::nullopt, true});
    for (const std::string& mask : command.masks) {
      masks.push_back(chooseMask(model, mask, name));
      masks.back().compressor = name;
    }
  }
  if (!compressors.empty()) return masks;
  for (const std::string& mask : command.masks) masks.push_back(chooseMask(model, mask));
  return masks;
}

std::string wordsOf(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return jsonText(value);
  std::string list;
  for (const Json& part : value) list += (list.empty() ? "" : ", ") + wordsOf(part);
  return list;
}

// Weights of the compressors that take part, by name.
Json compressorHashes(const engine::ModelFolder& model, const engine::EvaluationOptions& options) {
  std::set<std::string> used;
  for (const engine::EvaluatedMask& mask : options.masks)
    used.insert(mask.compressor.value_or(model.pic->defaultCompressor));
  Json hashes = Json::object();
  for (const std::string& name : used)
    hashes[name] = engine::contentHashOfFile(model.path / compressorNamed(model, name).weights);
  return hashes;
}

}  // namespace

engine::EvaluationOptions evaluationOptions(const EvalCommand& command, const engine::ModelFolder& model) {
  engine::EvaluationOptions options = command.options;
  for (const std::string& source : sourcesOf(command)) options.sources.push_back(engine::evaluatedSource(source));
  for (const double ratio : command.ratios) {
    if (!std::ranges::count(options.ratios, ratio)) options.ratios.push_back(ratio);
  }
  if (std::erase(options.ratios, 1.0) > 0 && !std::ranges::count(options.sources, engine::EvaluatedSource::Full)) {
    options.sources.push_back(engine::EvaluatedSource::Full);  // ratio 1 is the full text
  }
  if (model.pic && !model.pic->compressors.empty()) {
    options.masks = masksOf(command, model);
  } else {
    printNote("This model has no compressor; there are no rows from memory.");
  }
  return options;
}

Json configJson(const EvalCommand& command, const engine::Engine& engine, const engine::EvaluationOptions& options) {
  Json sources = Json::array(), masks = Json::array();
  for (const engine::EvaluatedSource source : options.sources) sources.push_back(engine::nameOf(source));
  for (const engine::EvaluatedMask& mask : options.masks) masks.push_back(mask.name);
  return {{"program", programVersion()},
          {"evaluated_ms", store::nowInMilliseconds()},
          {"data", command.data},
          {"data_hash", engine::contentHashOfFile(command.data)},
          {"model", engine.folder().path.string()},
          {"model_hash", engine.modelHash()},
          {"compressor_hashes", compressorHashes(engine.folder(), options)},
          {"device", engine.device()},
          {"dtype", engine.dtype()},
          {"threads", engine.threads()},
          {"machine", machineJson()},
          {"sources", sources},
          {"masks", masks},
          {"compressors", command.compressors},
          {"ratios", command.ratios},
          {"limit", options.limit},
          {"seed", options.seed},
          {"bootstrap", options.bootstrapSamples},
          {"max_tokens", options.ask.sampling.maxTokens},
          {"retrieve", options.ask.retrieve.value_or(engine.folder().pic ? engine.folder().pic->readSegments : 0)},
          {"grounded", options.ask.grounded},
          {"abstain", options.ask.abstain}};
}

std::vector<std::pair<std::string, std::string>> configFacts(const Json& config) {
  std::vector<std::pair<std::string, std::string>> facts;
  for (const auto& [key, value] : config.items()) {
    if (value.is_object()) {
      for (const auto& [inner, part] : value.items()) facts.emplace_back(key + " · " + inner, wordsOf(part));
    } else if (key == "evaluated_ms") {
      facts.emplace_back("evaluated", store::dateAndTime(value.get<std::int64_t>()));
    } else if (!value.empty()) {
      facts.emplace_back(key, wordsOf(value));
    }
  }
  for (auto& [name, value] : facts) std::ranges::replace(name, '_', ' ');
  return facts;
}

std::string answersKey(const Json& config, const engine::Engine& engine, const engine::EvaluationOptions& options) {
  Json key = Json::object();
  for (const char* part : {"data_hash", "model_hash", "compressor_hashes", "device", "dtype", "limit", "seed",
                           "max_tokens", "retrieve", "grounded", "abstain"})
    key[part] = config.at(part);
  if (engine.tokenizer() != nullptr) key["tokenizer_hash"] = engine.tokenizer()->hash();
  if (engine.folder().pic) key["pic"] = engine::writePicConfig(*engine.folder().pic);
  for (const engine::EvaluationRow& row : engine::plannedRows(engine.folder(), options))
    key["rows"].push_back(rowSettingJson(row));
  for (const engine::EvaluatedMask& mask : options.masks)
    key["masks"].push_back(mask.override ? engine::maskChoiceToJson(*mask.override) : mask.name);
  const std::string text = jsonText(key);
  return engine::contentHash(std::as_bytes(std::span(text)));
}

}  // namespace cli
