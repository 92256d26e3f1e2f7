// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/weights/model_families.h"

namespace engine {
namespace {

constexpr int kMostHeadWidth = 1 << 16;  // as wide as a model of one head
constexpr int kMostWindow = 1 << 24;

// What tells the families apart that are built like Llama.
struct Relative {
  const char* family;
  const char* architecture;
  int keyValueHeads;   // where the file does not say; 0: as many as there are heads
  int headWidth;       // likewise; 0: the width over the heads
  bool biasOfQueries;  // q, k and v have biases whatever the file says
  bool biasKeys;       // "attention_bias" counts
  bool queryKeyNorm;
};
constexpr Relative kRelatives[] = {{"llama", "LlamaForCausalLM", 0, 0, false, true, false},
                                   {"mistral", "MistralForCausalLM", 8, 0, false, false, false},
                                   {"qwen2", "Qwen2ForCausalLM", 32, 0, true, false, false},
                                   {"qwen3", "Qwen3ForCausalLM", 32, 128, false, true, true}};

const Relative& relativeOf(const std::string& family) {
  for (const Relative& relative : kRelatives) {
    if (family == relative.family) return relative;
  }
  return kRelatives[0];
}

void readHeads(const JsonFields& config, const Relative& family, ModelShape& shape) {
  const int usual = family.keyValueHeads > 0 ? family.keyValueHeads : shape.heads;
  shape.keyValueHeads = config.count("num_key_value_heads", 1, shape.heads, usual);
  if (shape.keyValueHeads > shape.heads || shape.heads % shape.keyValueHeads != 0) {
    config.fail("num_attention_heads " + std::to_string(shape.heads) + " is not a multiple of num_key_value_heads " +
                std::to_string(shape.keyValueHeads) + ".");
  }
  if (!config.has("head_dim") && family.headWidth == 0 && shape.width % shape.heads != 0) {
    config.fail("hidden_size " + std::to_string(shape.width) + " is not a multiple of num_attention_heads " +
                std::to_string(shape.heads) + ", and there is no head_dim.");
  }
  const int usualWidth = family.headWidth > 0 ? family.headWidth : shape.width / shape.heads;
  shape.headWidth = config.count("head_dim", 1, kMostHeadWidth, usualWidth);
  if (shape.headWidth % 2 != 0)
    config.fail("rotary positions need an even head width, found " + std::to_string(shape.headWidth) + ".");
}

// "layer_types" says it layer by layer; without it all of Mistral's slide, and of Qwen's those from max_window_layers
// on.
std::vector<bool> readSlidingLayers(const JsonFields& config, const ModelShape& shape, bool slides) {
  std::vector<bool> layers(static_cast<std::size_t>(shape.layers), slides);
  if (shape.family != "mistral") {
    const int first = config.count("max_window_layers", 0, 1 << 20, 28);
    for (int layer = 0; layer < std::min(first, shape.layers); ++layer) layers[static_cast<std::size_t>(layer)] = false;
  }
  const nlohmann::json* types = config.value("layer_types");
  if (types == nullptr) return layers;
  if (!types->is_array() || types->size() != layers.size()) {
    config.fail("'layer_types' must be a list of one word a layer, " + std::to_string(shape.layers) + ".");
  }
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    const nlohmann::json& type = (*types)[layer];
    if (type != "full_attention" && type != "sliding_attention") {
      config.fail("'layer_types' may say full_attention and sliding_attention, found " + type.dump().substr(0, 60) +
                  ".");
    }
    layers[layer] = type == "sliding_attention";
    if (layers[layer] && !slides) config.fail("'layer_types' names sliding attention, but there is no sliding window.");
  }
  return layers;
}

void readWindow(const JsonFields& config, ModelShape& shape) {
  const bool wanted = shape.family == "mistral" || config.flag("use_sliding_window", false);
  const bool slides = wanted && !config.saysNull("sliding_window");
  const int window = config.count("sliding_window", 1, kMostWindow, 4096);
  if (shape.family == "llama" && (slides || config.has("sliding_window"))) {
    config.fail("the family 'llama' has no 'sliding_window'.");
  }
  const std::vector<bool> layers = readSlidingLayers(config, shape, slides);
  if (std::find(layers.begin(), layers.end(), true) == layers.end()) return;
  shape.slidingWindow = window;
  shape.slidingLayers = layers;
}

void writeWindow(const ModelShape& shape, nlohmann::ordered_json& config) {
  const bool slides = !shape.slidingLayers.empty();
  config["sliding_window"] = nullptr;
  if (slides) config["sliding_window"] = shape.slidingWindow;
  if (shape.family != "mistral") config["use_sliding_window"] = slides;
  if (!slides) return;
  for (const bool layer : shape.slidingLayers) {
    config["layer_types"].push_back(layer ? "sliding_attention" : "full_attention");
  }
}

}  // namespace

ModelShape llamaShape(const JsonFields& config) {
  ModelShape shape;
  readCommonShape(config, shape);
  const Relative& family = relativeOf(shape.family);
  const std::string architecture = architectureOf(config, family.architecture);
  if (architecture != family.architecture) {
    config.fail("the architecture '" + architecture + "' is not supported; supported for " + family.family + ": " +
                family.architecture + ".");
  }
  readHeads(config, family, shape);
  shape.normEpsilon = config.number("rms_norm_eps", 0, 1, 1e-6);
  readRope(config, shape);
  readWindow(config, shape);
  const bool biases = family.biasKeys && config.flag("attention_bias", false);
  shape.attentionBias = biases || family.biasOfQueries;
  shape.attentionOutputBias = biases;
  shape.queryKeyNorm = family.queryKeyNorm;
  if (shape.family == "llama") shape.mlpBias = config.flag("mlp_bias", false);
  shape.tiedHead = config.flag("tie_word_embeddings", false);
  return shape;
}

nlohmann::ordered_json llamaConfig(const ModelShape& shape) {
  const Relative& family = relativeOf(shape.family);
  nlohmann::ordered_json config = commonConfig(shape, family.architecture);
  config["num_key_value_heads"] = shape.keyValueHeads;
  config["head_dim"] = shape.headWidth;
  config["rms_norm_eps"] = shape.normEpsilon;
  writeRope(shape, config);
  if (family.biasKeys) config["attention_bias"] = shape.attentionOutputBias;
  if (shape.family == "llama") config["mlp_bias"] = shape.mlpBias;
  if (shape.family != "llama") writeWindow(shape, config);
  return config;
}

}  // namespace engine
