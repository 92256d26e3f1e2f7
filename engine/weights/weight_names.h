// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/weights/model_config.h"
#include "engine/weights/safetensors.h"

namespace engine {

// The names of a transformer's parameters. They are a file format: the engine's own files use them, and a changed name
// is a new version in docs/formats.md. X is "weight" or "bias", N a layer from 0.
//   embedding.weight                 (vocabulary, width)
//   positions.weight                 (maxPositions, width)   learned positions
//   types.weight                     (tokenTypes, width)
//   embedding_norm.X                 (width)
//   layers.N.attention.{q,k,v,o}.X   q (heads · headWidth, width), k and v (keyValueHeads · headWidth, width),
//                                    o (width, heads · headWidth)
//   layers.N.attention.{q,k}_norm.weight (headWidth)         norm of every head's query and key
//   layers.N.attention_norm.X        (width)                 before or after the sub-layer, as NormPlace says
//   layers.N.mlp.{gate,up,down}.X    gate and up (feedForward, width), down (width, feedForward); gate: gated MLP only
//   layers.N.mlp_norm.X              (width)
//   norm.X                           (width)                 after the last layer
//   head.weight                      (vocabulary, width)     untied head
//   head.bias                        (vocabulary)
//   head.dense.X, head.norm.X        (width, width), (width) HeadKind::DenseNorm
struct RequiredTensor {
  std::string name;
  std::vector<std::int64_t> shape;
  bool operator==(const RequiredTensor&) const = default;
};

// Every parameter that a transformer of this shape has, in the order of the forward pass.
std::vector<RequiredTensor> requiredTensors(const ModelShape& shape);

// Where a family's files keep a parameter. GPT-2 stores its maps transposed, and queries, keys and values as one.
struct StoredTensor {
  std::string name;
  bool transposed = false;
  int part = 0;  // of `parts` equal ones: of the rows, once it is turned back
  int parts = 1;
  // The shape of the whole tensor in the file, of which a parameter of shape `own` is a part.
  std::vector<std::int64_t> shapeInFile(std::vector<std::int64_t> own) const;
  bool operator==(const StoredTensor&) const = default;
};

// ("layers.0.mlp.up.weight", "llama") → "model.layers.0.mlp.up_proj.weight". BERT's plain MLP: up is
// intermediate.dense, down is output.dense. Errors: a family or a name that has no counterpart.
StoredTensor storedTensor(const std::string& internal, const std::string& family);

// The same in this file: BERT and GPT-2 folders come with and without the prefix "bert." or "transformer.", and old
// ones say gamma and beta. The name of the function above when the file has none of them.
StoredTensor storedTensor(const std::string& internal, const std::string& family, const Safetensors& weights);

// Throws unless `weights` has every required tensor under its family's name, with its shape and in a dtype the engine
// computes with (F64, F32, F16, BF16). Tensors beyond those are ignored.
// Errors: the first that is wrong, with `file`, tensor, expected and found.
void checkTensors(const Safetensors& weights, const ModelShape& shape, const std::filesystem::path& file);

}  // namespace engine
