// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace engine {

// Keys and values of the positions a transformer has read, layer by layer, so that the next token costs one row.
// Grows by doubling. Shapes: (B, Hkv, length, d).
class KvCache {
 public:
  explicit KvCache(int layers) : m_layers(layers) {}

  // Appends new keys and values (B, Hkv, T, d) of one layer and returns all of that layer's, old and new.
  std::pair<at::Tensor, at::Tensor> append(int layer, const at::Tensor& keys, const at::Tensor& values);

  // Positions read. Every layer has appended as many once a forward pass is over.
  std::int64_t length() const { return m_layers.empty() ? 0 : m_layers.front().length; }
  std::int64_t bytes() const;

 private:
  struct Layer {
    at::Tensor keys;    // (B, Hkv, capacity, d)
    at::Tensor values;
    std::int64_t length = 0;
  };
  static void reserve(Layer& layer, const at::Tensor& like, std::int64_t positions);
  std::vector<Layer> m_layers;
};

}  // namespace engine
