// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/model_copy.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <map>

namespace engine {

std::shared_ptr<Compressor> copyOf(const Compressor& compressor, const ModelShape& shape, at::ScalarType dtype) {
  const c10::NoGradGuard noGrad;
  auto copy = std::make_shared<Compressor>(shape, compressor.config());
  copy->to(compressor.memoryToken.device(), dtype);
  const auto source = compressor.namedWeights(), target = copy->namedWeights();
  for (std::size_t i = 0; i < target.size(); ++i) at::Tensor(target[i].second).copy_(source[i].second);
  return copy;
}

std::shared_ptr<Transformer> copyOf(const Transformer& embedder, bool withLayers, at::ScalarType dtype) {
  const c10::NoGradGuard noGrad;
  ModelShape shape = embedder.shape();
  shape.head = HeadKind::None;
  if (!withLayers) {
    shape.layers = 0;
    shape.slidingLayers.clear();
  }
  auto copy = std::make_shared<Transformer>(shape);
  copy->to(embedder.embedding.device(), dtype);
  const auto source = embedder.namedWeights();
  const std::map<std::string, at::Tensor> byName(source.begin(), source.end());
  for (const auto& [name, tensor] : copy->namedWeights()) at::Tensor(tensor).copy_(byName.at(name));
  return copy;
}

}  // namespace engine
