// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>

#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/weights/lora_plan.h"
#include "engine/weights/model_config.h"

namespace engine {

// The maps of a layer that an adapter can change, in the order of loraTargets().
enum class LoraTarget { Q, K, V, O, Gate, Up, Down };

// A low-rank adapter for every layer of one transformer. It is given to a forward pass or not: the same frozen weights
// are compressor and decoder. A fresh one changes nothing: B is zero.
// Thread safety: const calls may run at the same time.
class Lora : public torch::nn::Module {
 public:
  // Errors: a target that this shape has not.
  Lora(const ModelShape& shape, const LoraPlan& plan);

  // What is added to the outputs of maps that lie side by side, zeros for those the plan leaves alone; undefined when
  // it leaves all alone. x: (B, T, in) → (B, T, out of all together)
  at::Tensor delta(int layer, std::span<const LoraTarget> targets, const at::Tensor& x) const;

  const LoraPlan& plan() const { return m_plan; }
  // "lora.layers.N.q.a" (rank, in) and "lora.layers.N.q.b" (out, rank), as views.
  std::vector<std::pair<std::string, at::Tensor>> namedWeights() const;

 private:
  struct Pair {
    at::Tensor a;  // (rank, in)
    at::Tensor b;  // (out, rank)
  };
  LoraPlan m_plan;
  std::array<std::int64_t, 7> m_outputs;
  std::vector<std::array<Pair, 7>> m_layers;
};

// An adapter at work in one forward pass.
struct LoraUse {
  const Lora* lora = nullptr;
  at::Tensor rows;  // (B or 1, T, 1): 1 where it acts and 0 elsewhere, or undefined: everywhere

  // `out` with the adapter's part. `from`: the row of the pass that x begins with.
  at::Tensor addTo(const at::Tensor& out, const at::Tensor& x, int layer, std::int64_t from,
                   std::span<const LoraTarget> targets) const;
};

}  // namespace engine
