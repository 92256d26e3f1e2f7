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
  // `planned`: how many positions will be read in all. Rotary positions that stretch with the length (dynamic scaling)
  // are turned for that many from the first pass on: what the cache keeps would not fit a turn that came later.
  explicit KvCache(int layers, std::int64_t planned = 0) : m_layers(layers), m_planned(planned) {}

  // Appends new keys and values (B, Hkv, T, d) of one layer and returns all of that layer's, old and new.
  std::pair<at::Tensor, at::Tensor> append(int layer, const at::Tensor& keys, const at::Tensor& values);

  // Likewise position ids (B, T) → (B, length), kept where attention asks for those of the past.
  at::Tensor appendPositions(const at::Tensor& positions);

  // Forgets all but the first `length` positions: what follows them can be read again otherwise.
  void truncate(std::int64_t length);

  // Positions read. Every layer has appended as many once a forward pass is over.
  std::int64_t length() const { return m_layers.empty() ? 0 : m_layers.front().length; }
  std::int64_t bytes() const;
  std::int64_t planned() const { return m_planned; }

 private:
  struct Layer {
    at::Tensor keys;  // (B, Hkv, capacity, d)
    at::Tensor values;
    std::int64_t length = 0;
  };
  static void reserve(Layer& layer, const at::Tensor& like, std::int64_t positions);
  std::vector<Layer> m_layers;
  std::int64_t m_planned = 0;
  at::Tensor m_positions;  // (B, length), undefined where nobody asks
};

}  // namespace engine
