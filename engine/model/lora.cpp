// SPDX-License-Identifier: Apache-2.0
#include "engine/model/lora.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

#include "engine/error.h"

namespace engine {
namespace {

struct MapSize {
  std::int64_t in = 0, out = 0;
};

std::array<MapSize, 7> mapSizes(const ModelShape& shape) {
  const std::int64_t D = shape.width, F = shape.feedForward;
  const std::int64_t q = std::int64_t{shape.heads} * shape.headWidth;
  const std::int64_t kv = std::int64_t{shape.keyValueHeads} * shape.headWidth;
  return {{{D, q}, {D, kv}, {D, kv}, {q, D}, {D, F}, {D, F}, {F, D}}};
}

std::size_t indexOf(const std::string& target) {
  const auto& names = loraTargets();
  const auto found = std::find(names.begin(), names.end(), target);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  throw Error("An adapter cannot change '" + target + "'; it can change q, k, v, o, gate, up and down.");
}

}  // namespace

Lora::Lora(const ModelShape& shape, const LoraPlan& plan) : m_plan(plan), m_layers(shape.layers) {
  const std::array<MapSize, 7> sizes = mapSizes(shape);
  for (std::size_t i = 0; i < sizes.size(); ++i) m_outputs[i] = sizes[i].out;
  for (const std::string& target : plan.targets) {
    const std::size_t index = indexOf(target);
    if (target == "gate" && !shape.gatedMlp) throw Error("An adapter names 'gate', but this model's MLP has no gate.");
    for (int layer = 0; layer < shape.layers; ++layer) {
      const std::string name = "layer" + std::to_string(layer) + "_" + target;
      const double bound = 1 / std::sqrt(static_cast<double>(sizes[index].in));
      Pair& pair = m_layers[static_cast<std::size_t>(layer)][index];
      pair.a = register_parameter(name + "_a", at::empty({plan.rank, sizes[index].in}).uniform_(-bound, bound));
      pair.b = register_parameter(name + "_b", at::zeros({sizes[index].out, plan.rank}));
    }
  }
}

at::Tensor Lora::delta(int layer, std::span<const LoraTarget> targets, const at::Tensor& x) const {
  const auto& pairs = m_layers[static_cast<std::size_t>(layer)];
  const auto pairOf = [&](LoraTarget target) -> const Pair& { return pairs[static_cast<std::size_t>(target)]; };
  if (std::none_of(targets.begin(), targets.end(), [&](LoraTarget t) { return pairOf(t).a.defined(); })) return {};
  std::vector<at::Tensor> parts;
  for (const LoraTarget target : targets) {
    const Pair& pair = pairOf(target);
    if (pair.a.defined()) {
      const at::ScalarType dtype = x.scalar_type();
      parts.push_back(at::linear(at::linear(x, pair.a.to(dtype)), pair.b.to(dtype)) * m_plan.scale());
    } else {
      parts.push_back(at::zeros({x.size(0), x.size(1), m_outputs[static_cast<std::size_t>(target)]}, x.options()));
    }
  }
  return parts.size() == 1 ? parts.front() : at::cat(parts, -1);  // (B, T, out)
}

std::vector<std::pair<std::string, at::Tensor>> Lora::namedWeights() const {
  std::vector<std::pair<std::string, at::Tensor>> weights;
  for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
    for (std::size_t target = 0; target < loraTargets().size(); ++target) {
      const Pair& pair = m_layers[layer][target];
      if (!pair.a.defined()) continue;
      const std::string name = "lora.layers." + std::to_string(layer) + "." + loraTargets()[target];
      weights.emplace_back(name + ".a", pair.a.detach());
      weights.emplace_back(name + ".b", pair.b.detach());
    }
  }
  return weights;
}

at::Tensor LoraUse::addTo(const at::Tensor& out, const at::Tensor& x, int layer, std::int64_t from,
                          std::span<const LoraTarget> targets) const {
  if (lora == nullptr) return out;
  const at::Tensor delta = lora->delta(layer, targets, x);  // (B, T, out)
  if (!delta.defined()) return out;
  return out + (rows.defined() ? delta * rows.narrow(1, from, x.size(1)).to(delta.scalar_type()) : delta);
}

}  // namespace engine
