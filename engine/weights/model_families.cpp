// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/model_families.h"

#include <nlohmann/json.hpp>

namespace engine {
namespace {

using nlohmann::ordered_json;

// Far above every published model: what is larger is a damaged file, and would ask for absurd amounts of memory.
constexpr int kMostVocabulary = 1 << 22;
constexpr int kMostWidth = 1 << 16;
constexpr int kMostLayers = 1024;
constexpr int kMostHeads = 1024;
constexpr int kMostPositions = 1 << 24;

struct ActivationWord {
  const char* word;
  Activation activation;
};

// The first word of an activation is the one that is written.
constexpr ActivationWord kActivations[] = {
    {"silu", Activation::Silu},         {"swish", Activation::Silu}, {"gelu", Activation::Gelu},
    {"gelu_new", Activation::GeluTanh}, {"relu", Activation::Relu},  {"gelu_pytorch_tanh", Activation::GeluTanh},
};

Activation readActivation(const JsonFields& config, const std::string& key) {
  std::vector<std::string> words;
  for (const ActivationWord& known : kActivations) words.emplace_back(known.word);
  const std::string found = config.word(key, words);
  for (const ActivationWord& known : kActivations) {
    if (found == known.word) return known.activation;
  }
  config.fail("'" + key + "' is not supported.");
}

std::string activationWord(Activation activation) {
  for (const ActivationWord& known : kActivations) {
    if (activation == known.activation) return known.word;
  }
  return {};
}

std::int32_t tokenId(const nlohmann::json& id, const std::string& key, const JsonFields& config, int vocabulary) {
  if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= static_cast<std::uint64_t>(vocabulary)) {
    config.fail("'" + key + "' must be an id below vocab_size " + std::to_string(vocabulary) + ", found " + id.dump() +
                ".");
  }
  return id.get<std::int32_t>();
}

}  // namespace

std::vector<std::int32_t> readTokenIds(const JsonFields& config, const std::string& key, int vocabulary) {
  const nlohmann::json* found = config.value(key);
  if (found == nullptr) return {};
  if (!found->is_array()) return {tokenId(*found, key, config, vocabulary)};
  std::vector<std::int32_t> ids;
  for (const nlohmann::json& id : *found) ids.push_back(tokenId(id, key, config, vocabulary));
  return ids;
}

std::span<const ModelFamily> modelFamilies() {
  static constexpr ModelFamily kFamilies[] = {{"llama", llamaShape, llamaConfig}, {"mistral", llamaShape, llamaConfig},
                                              {"qwen2", llamaShape, llamaConfig}, {"qwen3", llamaShape, llamaConfig},
                                              {"gpt2", gpt2Shape, gpt2Config},    {"bert", bertShape, bertConfig}};
  return kFamilies;
}

void readCommonShape(const JsonFields& config, ModelShape& shape, const CommonKeys& keys) {
  shape.family = config.text("model_type");
  shape.vocabulary = config.count("vocab_size", 1, kMostVocabulary);
  shape.width = config.count(keys.width, 1, kMostWidth);
  shape.layers = config.count(keys.layers, 1, kMostLayers);
  shape.heads = config.count(keys.heads, 1, kMostHeads);
  shape.feedForward = config.count(keys.feedForward, 1, 16 * kMostWidth,
                                   shape.family == "gpt2" ? std::optional(4 * shape.width) : std::nullopt);
  shape.maxPositions = config.count(keys.positions, 1, kMostPositions);
  shape.activation = readActivation(config, keys.activation);
  if (const nlohmann::json* begin = config.value("bos_token_id")) {
    shape.beginId = tokenId(*begin, "bos_token_id", config, shape.vocabulary);
  }
  shape.endIds = readTokenIds(config, "eos_token_id", shape.vocabulary);
}

void requireWholeHeads(const JsonFields& config, const ModelShape& shape, const CommonKeys& keys) {
  if (shape.width % shape.heads == 0) return;
  config.fail(std::string(keys.width) + " " + std::to_string(shape.width) + " is not a multiple of " + keys.heads +
              " " + std::to_string(shape.heads) + ".");
}

ordered_json commonConfig(const ModelShape& shape, const std::string& architecture, const CommonKeys& keys) {
  ordered_json config;
  config["architectures"] = ordered_json::array({architecture});
  config["model_type"] = shape.family;
  config["vocab_size"] = shape.vocabulary;
  config[keys.width] = shape.width;
  config[keys.layers] = shape.layers;
  config[keys.heads] = shape.heads;
  config[keys.feedForward] = shape.feedForward;
  config[keys.positions] = shape.maxPositions;
  config[keys.activation] = activationWord(shape.activation);
  config["tie_word_embeddings"] = shape.tiedHead;
  if (shape.beginId) config["bos_token_id"] = *shape.beginId;
  if (shape.endIds.size() == 1) config["eos_token_id"] = shape.endIds.front();
  if (shape.endIds.size() > 1) config["eos_token_id"] = shape.endIds;
  return config;
}

std::string architectureOf(const JsonFields& config, const std::string& fallback) {
  const nlohmann::json* list = config.value("architectures");
  if (list == nullptr) return fallback;
  if (!list->is_array() || list->empty() || !list->front().is_string()) {
    config.fail("'architectures' must be a list of names.");
  }
  return list->front().get<std::string>();
}

}  // namespace engine
