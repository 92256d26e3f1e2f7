// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace engine {

enum class NormKind { Rms, Layer };
enum class NormPlace { Before, After };  // of the sub-layer (pre-norm, post-norm)
enum class PositionKind { Rotary, Learned };
enum class Activation { Silu, Gelu, GeluTanh, Relu };
enum class HeadKind {
  None,
  Linear,
  DenseNorm
};  // DenseNorm: dense + activation → layer norm → vocabulary (BERT's MLM head)

enum class RopeKind { Plain, Linear, Dynamic, Llama3, Yarn };
// How rotary positions are stretched beyond the length that a model was first trained with.
struct RopeScaling {
  RopeKind kind = RopeKind::Plain;
  double factor = 1;
  int originalPositions = 0;                   // the length before stretching
  double lowFrequency = 1, highFrequency = 4;  // Llama3: between these turns within the original length it fades over
  double fastTurns = 32, slowTurns = 1;        // Yarn: likewise
  bool wholeDimensions = true;                 // Yarn: the borders of the fading are rounded outwards
  double attentionFactor = 1;                  // Yarn: cosines and sines are multiplied with it
  bool operator==(const RopeScaling&) const = default;
};

// What a transformer looks like, whatever family its folder was written for. The one transformer of the engine is built
// from this and nothing else.
struct ModelShape {
  std::string family;  // "llama", "mistral", "qwen2", "qwen3", "gpt2", "bert"
  int vocabulary = 0;
  int width = 0;
  int layers = 0;
  int heads = 0;
  int keyValueHeads = 0;
  int headWidth = 0;
  int feedForward = 0;
  NormKind norm = NormKind::Rms;
  NormPlace normPlace = NormPlace::Before;
  double normEpsilon = 1e-5;
  PositionKind positions = PositionKind::Rotary;
  int maxPositions = 0;
  double ropeTheta = 10000;
  RopeScaling ropeScaling;
  int slidingWindow = 0;            // a layer that slides sees this many positions back, its own counted
  std::vector<bool> slidingLayers;  // one a layer; empty: none slides
  int tokenTypes = 0;               // learned type embeddings; 0: none
  bool embeddingNorm = false;       // layer norm over the summed embeddings (BERT)
  bool finalNorm = true;
  bool attentionBias = false;  // q, k, v
  bool attentionOutputBias = false;
  bool queryKeyNorm = false;  // RMS norm of every head's query and key
  bool mlpBias = false;
  bool gatedMlp = true;
  Activation activation = Activation::Silu;
  HeadKind head = HeadKind::Linear;
  bool headResidual = false;  // DenseNorm: the dense layer's input is added to its output (the shipped model)
  bool headBias = false;
  bool tiedHead = true;
  bool causal = true;  // false: an encoder, cannot generate
  std::optional<std::int32_t> beginId;
  std::vector<std::int32_t> endIds;
  std::int64_t parameters() const;  // exact; a tied head counts once
  bool operator==(const ModelShape&) const = default;
};

// The shape that a config.json describes. `file` names it in errors: an unknown family, something the engine does not
// implement (experts, soft caps, relative positions…), missing or absurd values. A key nobody knows is refused unless
// it is switched off (null, false, empty) or known to leave results alone: what is passed over could be another model.
ModelShape readModelConfig(const std::filesystem::path& file);
ModelShape parseModelConfig(const std::string& json, const std::string& file);
// A config.json for the shape: parseModelConfig gives the same shape back. Errors: a shape its family cannot express.
std::string writeModelConfig(const ModelShape& shape);

}  // namespace engine
