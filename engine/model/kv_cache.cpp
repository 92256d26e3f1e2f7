// SPDX-License-Identifier: Apache-2.0
#include "engine/model/kv_cache.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace engine {
namespace {

constexpr std::int64_t kFirstCapacity = 64;  // answers are short: rarely more than one growth after the prompt

}  // namespace

void KvCache::reserve(Layer& layer, const at::Tensor& like, std::int64_t positions) {
  const std::int64_t capacity = layer.keys.defined() ? layer.keys.size(2) : 0;
  if (positions <= capacity) return;
  std::vector<std::int64_t> shape = like.sizes().vec();
  shape[2] = std::max(capacity == 0 ? positions + kFirstCapacity : 2 * capacity, positions);  // (B, Hkv, capacity, d)
  const auto grown = [&](const at::Tensor& old) {
    at::Tensor fresh = at::empty(shape, like.options());
    if (layer.length > 0) fresh.narrow(2, 0, layer.length).copy_(old.narrow(2, 0, layer.length));
    return fresh;
  };
  layer.keys = grown(layer.keys);
  layer.values = grown(layer.values);
}

std::pair<at::Tensor, at::Tensor> KvCache::append(int layerIndex, const at::Tensor& keys, const at::Tensor& values) {
  Layer& layer = m_layers[layerIndex];
  const std::int64_t added = keys.size(2);
  reserve(layer, keys, layer.length + added);
  layer.keys.narrow(2, layer.length, added).copy_(keys);
  layer.values.narrow(2, layer.length, added).copy_(values);
  layer.length += added;
  return {layer.keys.narrow(2, 0, layer.length), layer.values.narrow(2, 0, layer.length)};  // (B, Hkv, length, d)
}

at::Tensor KvCache::appendPositions(const at::Tensor& positions) {
  m_positions = m_positions.defined() ? at::cat({m_positions, positions}, 1) : positions;
  return m_positions;  // (B, length)
}

void KvCache::truncate(std::int64_t length) {
  for (Layer& layer : m_layers) layer.length = std::min(layer.length, length);
  if (m_positions.defined() && m_positions.size(1) > length) m_positions = m_positions.narrow(1, 0, length);
}

std::int64_t KvCache::bytes() const {
  std::int64_t sum = 0;
  for (const Layer& layer : m_layers) {
    if (layer.keys.defined()) sum += static_cast<std::int64_t>(layer.keys.nbytes() + layer.values.nbytes());
  }
  return sum;
}

}  // namespace engine
