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

Activation readActivation(const JsonFields& config) {
  std::vector<std::string> words;
  for (const ActivationWord& known : kActivations) words.emplace_back(known.word);
  const std::string found = config.word("hidden_act", words);
  for (const ActivationWord& known : kActivations) {
    if (found == known.word) return known.activation;
  }
  config.fail("'hidden_act' is not supported.");
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

void readTokenIds(const JsonFields& config, ModelShape& shape) {
  if (const nlohmann::json* begin = config.value("bos_token_id")) {
    shape.beginId = tokenId(*begin, "bos_token_id", config, shape.vocabulary);
  }
  const nlohmann::json* end = config.value("eos_token_id");
  if (end == nullptr) return;
  if (!end->is_array()) {
    shape.endIds.push_back(tokenId(*end, "eos_token_id", config, shape.vocabulary));
    return;
  }
  for (const nlohmann::json& id : *end) {
    shape.endIds.push_back(tokenId(id, "eos_token_id", config, shape.vocabulary));
  }
}

}  // namespace

void readCommonShape(const JsonFields& config, ModelShape& shape) {
  shape.vocabulary = config.count("vocab_size", 1, kMostVocabulary);
  shape.width = config.count("hidden_size", 1, kMostWidth);
  shape.layers = config.count("num_hidden_layers", 1, kMostLayers);
  shape.heads = config.count("num_attention_heads", 1, kMostHeads);
  shape.feedForward = config.count("intermediate_size", 1, 16 * kMostWidth);
  shape.maxPositions = config.count("max_position_embeddings", 1, kMostPositions);
  shape.activation = readActivation(config);
  readTokenIds(config, shape);
}

ordered_json commonConfig(const ModelShape& shape, const std::string& architecture) {
  ordered_json config;
  config["architectures"] = ordered_json::array({architecture});
  config["model_type"] = shape.family;
  config["vocab_size"] = shape.vocabulary;
  config["hidden_size"] = shape.width;
  config["num_hidden_layers"] = shape.layers;
  config["num_attention_heads"] = shape.heads;
  config["intermediate_size"] = shape.feedForward;
  config["max_position_embeddings"] = shape.maxPositions;
  config["hidden_act"] = activationWord(shape.activation);
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
