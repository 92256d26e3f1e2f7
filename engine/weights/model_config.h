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

// What a transformer looks like, whatever family its folder was written for. The one transformer of the engine is built
// from this and nothing else.
struct ModelShape {
  std::string family;  // "llama", "bert"
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
  int tokenTypes = 0;          // learned type embeddings; 0: none
  bool embeddingNorm = false;  // layer norm over the summed embeddings (BERT)
  bool finalNorm = true;
  bool attentionBias = false;  // q, k, v
  bool attentionOutputBias = false;
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
// implement (scaled rotary positions, relative positions…), missing or absurd values.
ModelShape readModelConfig(const std::filesystem::path& file);
ModelShape parseModelConfig(const std::string& json, const std::string& file);
// A config.json for the shape: parseModelConfig gives the same shape back. Errors: a shape its family cannot express.
std::string writeModelConfig(const ModelShape& shape);

}  // namespace engine
