// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/weights/model_families.h"

namespace engine {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr double kMostTheta = 1e12;
constexpr double kMostFactor = 1e6;
constexpr double kMostTurns = 1e6;
constexpr int kMostPositions = 1 << 24;

struct KindWord {
  const char* word;
  RopeKind kind;
};
constexpr KindWord kKinds[] = {{"default", RopeKind::Plain},
                               {"linear", RopeKind::Linear},
                               {"dynamic", RopeKind::Dynamic},
                               {"llama3", RopeKind::Llama3},
                               {"yarn", RopeKind::Yarn}};

RopeKind readKind(const JsonFields& rope) {
  std::vector<std::string> words;
  for (const KindWord& known : kKinds) words.emplace_back(known.word);
  const std::string older = rope.word("type", words, "default");  // both may stand there; the newer key decides
  const std::string word = rope.word("rope_type", words, older);
  return std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindWord& k) { return word == k.word; })->kind;
}

std::string wordOf(RopeKind kind) {
  return std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindWord& k) { return kind == k.kind; })->word;
}

// What the logarithm of the stretching makes of attention. Source: YaRN (Peng et al., 2023), section 3.4, and mscale of
// the transformers library.
double yarnAttention(double factor, double scale) { return factor <= 1 ? 1 : 0.1 * scale * std::log(factor) + 1; }

void readYarn(const JsonFields& rope, RopeScaling& scaling) {
  scaling.fastTurns = rope.number("beta_fast", 1e-6, kMostTurns, 32);
  scaling.slowTurns = rope.number("beta_slow", 1e-6, kMostTurns, 1);
  scaling.wholeDimensions = rope.flag("truncate", true);
  const double scale = rope.number("mscale", 0, kMostFactor, 0);
  const double scaleOfAll = rope.number("mscale_all_dim", 0, kMostFactor, 0);
  const bool both = scale > 0 && scaleOfAll > 0;
  const double usual = both ? yarnAttention(scaling.factor, scale) / yarnAttention(scaling.factor, scaleOfAll)
                            : yarnAttention(scaling.factor, 1);
  scaling.attentionFactor = rope.number("attention_factor", 0, kMostFactor, usual);
}

RopeScaling readScaling(const JsonFields& rope, int positions) {
  RopeScaling scaling;
  scaling.kind = readKind(rope);
  if (scaling.kind == RopeKind::Plain) return scaling;
  const bool ownLength = scaling.kind == RopeKind::Llama3 || scaling.kind == RopeKind::Yarn;
  scaling.originalPositions =
      ownLength ? rope.count("original_max_position_embeddings", 1, kMostPositions, positions) : positions;
  scaling.factor = rope.number("factor", 1e-6, kMostFactor);
  if (scaling.kind == RopeKind::Yarn) readYarn(rope, scaling);
  if (scaling.kind == RopeKind::Llama3) {
    scaling.lowFrequency = rope.number("low_freq_factor", 1e-6, kMostTurns);
    scaling.highFrequency = rope.number("high_freq_factor", 1e-6, kMostTurns);
    if (scaling.lowFrequency >= scaling.highFrequency) rope.fail("low_freq_factor must be below high_freq_factor.");
  }
  return scaling;
}

// Llama 3 says its stretched length, YaRN may, linear and dynamic say the length before.
int stretchedPositions(const RopeScaling& scaling, int positions) {
  if (scaling.kind == RopeKind::Plain || scaling.kind == RopeKind::Llama3) return positions;
  const double stretched = std::min<double>(kMostPositions, scaling.factor * scaling.originalPositions);
  return std::max(positions, static_cast<int>(stretched));
}

void readFields(const JsonFields& rope, ModelShape& shape) {
  const RopeScaling scaling = readScaling(rope, shape.maxPositions);
  if (rope.number("partial_rotary_factor", 0, 1, 1) != 1) rope.fail("rotating a part of a head is not supported.");
  shape.ropeTheta = rope.number("rope_theta", 1, kMostTheta, shape.ropeTheta);
  rope.value("original_max_position_embeddings");  // said by some files that do not need it
  rope.refuseUnknownKeys();
  if (scaling.kind != RopeKind::Plain) shape.ropeScaling = scaling;
}

}  // namespace

void readRope(const JsonFields& config, ModelShape& shape) {
  shape.ropeTheta = config.number("rope_theta", 1, kMostTheta, 10000);
  if (config.number("partial_rotary_factor", 0, 1, 1) != 1) config.fail("rotating a part of a head is not supported.");
  for (const char* key : {"rope_scaling", "rope_parameters"}) {
    if (const json* rope = config.value(key)) readFields(JsonFields(*rope, config.where() + ": " + key), shape);
  }
  if (shape.ropeScaling.kind == RopeKind::Dynamic && shape.headWidth == 2) {
    config.fail("dynamic rotary positions need heads wider than 2.");
  }
  shape.maxPositions = stretchedPositions(shape.ropeScaling, shape.maxPositions);
}

void writeRope(const ModelShape& shape, ordered_json& config) {
  const RopeScaling& scaling = shape.ropeScaling;
  config["rope_theta"] = shape.ropeTheta;
  if (scaling.kind == RopeKind::Plain) return;
  ordered_json rope{{"rope_type", wordOf(scaling.kind)}, {"factor", scaling.factor}};
  if (scaling.kind == RopeKind::Linear || scaling.kind == RopeKind::Dynamic) {
    config["max_position_embeddings"] = scaling.originalPositions;
  } else {
    rope["original_max_position_embeddings"] = scaling.originalPositions;
  }
  if (scaling.kind == RopeKind::Llama3) {
    rope["low_freq_factor"] = scaling.lowFrequency;
    rope["high_freq_factor"] = scaling.highFrequency;
  }
  if (scaling.kind == RopeKind::Yarn) {
    rope["beta_fast"] = scaling.fastTurns;
    rope["beta_slow"] = scaling.slowTurns;
    rope["truncate"] = scaling.wholeDimensions;
    rope["attention_factor"] = scaling.attentionFactor;
  }
  config["rope_scaling"] = rope;
}

}  // namespace engine
