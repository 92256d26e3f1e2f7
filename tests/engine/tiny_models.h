// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/GradMode.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/pic/compressor.h"
#include "tests/engine/reference.h"

// Small random models, and tensors as the reference reads them.
namespace tests {

using NamedWeights = std::vector<std::pair<std::string, at::Tensor>>;

// Rotary positions, RMS norm first, two query heads a key head, gated MLP.
inline engine::ModelShape llamaShape(int layers = 2, int width = 32) {
  engine::ModelShape shape;
  shape.family = "llama";
  shape.vocabulary = 50;
  shape.width = width;
  shape.layers = layers;
  shape.heads = 4;
  shape.keyValueHeads = 2;
  shape.headWidth = width / 4;
  shape.feedForward = 2 * width;
  shape.maxPositions = 128;
  return shape;
}

// Learned positions, layer norm after, biases everywhere, plain MLP, BERT's head.
inline engine::ModelShape bertShape(int layers = 2, int width = 32) {
  engine::ModelShape shape = llamaShape(layers, width);
  shape.family = "bert";
  shape.keyValueHeads = shape.heads;
  shape.norm = engine::NormKind::Layer;
  shape.normPlace = engine::NormPlace::After;
  shape.normEpsilon = 1e-12;
  shape.positions = engine::PositionKind::Learned;
  shape.tokenTypes = 2;
  shape.embeddingNorm = true;
  shape.finalNorm = false;
  shape.attentionBias = shape.attentionOutputBias = shape.mlpBias = true;
  shape.gatedMlp = false;
  shape.activation = engine::Activation::Gelu;
  shape.head = engine::HeadKind::DenseNorm;
  shape.headBias = true;
  shape.causal = false;
  return shape;
}

inline at::Generator generator(std::uint64_t seed) { return at::detail::createCPUGenerator(seed); }

inline at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed, at::ScalarType dtype = at::kDouble) {
  auto random = generator(seed);
  return at::randn(shape, random, at::kDouble).to(dtype);
}

// Every parameter gets a part in the result: biases, norms and types too.
inline void randomise(const NamedWeights& weights, std::uint64_t seed) {
  const c10::NoGradGuard noGrad;
  for (const auto& [name, tensor] : weights) {
    const bool isScale = name.ends_with("norm.weight");
    at::Tensor(tensor).copy_(normal(tensor.sizes(), seed++) * 0.2 + (isScale ? 1.0 : 0.0));
  }
}

inline std::shared_ptr<engine::Transformer> randomTransformer(const engine::ModelShape& shape, at::ScalarType dtype,
                                                              std::uint64_t seed = 1) {
  auto model = std::make_shared<engine::Transformer>(shape);
  model->to(dtype);
  randomise(model->namedWeights(), seed);
  return model;
}

inline std::shared_ptr<engine::Compressor> randomCompressor(const engine::ModelShape& shape,
                                                            const engine::CompressorConfig& config,
                                                            at::ScalarType dtype, std::uint64_t seed = 2) {
  auto model = std::make_shared<engine::Compressor>(shape, config);
  model->to(dtype);
  randomise(model->namedWeights(), seed);
  return model;
}

inline std::vector<std::int32_t> someIds(int count, int vocabulary = 50, int seed = 0) {
  std::vector<std::int32_t> ids;
  for (int i = 0; i < count; ++i) ids.push_back((7 * i + i * i + 13 * seed + 3) % vocabulary);
  return ids;
}

// (R, C) or (C) as the reference reads it.
inline reference::Matrix matrixOf(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.detach().to(at::kDouble).contiguous();
  reference::Matrix matrix(plain.dim() > 1 ? static_cast<int>(plain.size(0)) : 1, static_cast<int>(plain.size(-1)));
  std::copy_n(plain.const_data_ptr<double>(), matrix.values.size(), matrix.values.begin());
  return matrix;
}

inline reference::Weights referenceWeights(const NamedWeights& weights) {
  reference::Weights all;
  for (const auto& [name, tensor] : weights) all[name] = matrixOf(tensor);
  return all;
}

inline double largestDifference(const at::Tensor& a, const at::Tensor& b) {
  return (a.detach().to(at::kDouble) - b.detach().to(at::kDouble)).abs().max().item<double>();
}

inline double largestDifference(const at::Tensor& a, const reference::Matrix& b) {
  const reference::Matrix found = matrixOf(a);
  if (found.rows != b.rows || found.columns != b.columns) return HUGE_VAL;
  double largest = 0;
  for (std::size_t i = 0; i < b.values.size(); ++i)
    largest = std::max(largest, std::abs(found.values[i] - b.values[i]));
  return largest;
}

}  // namespace tests

// `error` is at most `bound`, and the number is said when it is not.
#define COMPARE_WITHIN(error, bound)                                                                        \
  do {                                                                                                      \
    const double found_ = (error);                                                                          \
    QVERIFY2(found_ <= (bound), qPrintable(QString("the error is %1, at most %2").arg(found_).arg(bound))); \
  } while (false)
