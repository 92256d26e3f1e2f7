// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>

#include <functional>
#include <vector>

#include "engine/model/kv_cache.h"
#include "engine/model/lora.h"
#include "engine/weights/model_config.h"

namespace engine {

// A linear map kept in the precision it is trained in and applied in the precision of its input.
class Linear : public torch::nn::Module {
 public:
  Linear(std::int64_t in, std::int64_t out, bool bias);
  at::Tensor forward(const at::Tensor& x) const;  // (…, in) → (…, out)

  at::Tensor weight;  // (out, in)
  at::Tensor bias;    // (out), or undefined
};

// RMS or layer norm over the last dimension, computed in float32 when its input is narrower.
class Norm : public torch::nn::Module {
 public:
  Norm(NormKind kind, std::int64_t width, double epsilon);
  at::Tensor forward(const at::Tensor& x) const;  // (…, D) → (…, D)

  at::Tensor weight;  // (D)
  at::Tensor bias;    // (D), layer norm only

 private:
  NormKind m_kind;
  double m_epsilon;
};

at::Tensor activate(const at::Tensor& x, Activation kind);

// Looks at attention while it happens and changes nothing: the weights it is given are computed beside the pass, and only
// for the rows it asks for. Who does not ask pays nothing.
struct AttentionObserver {
  std::function<void(int layer, const at::Tensor& weights)> see;  // (B, H, R, S), softmaxed
  std::int64_t lastRows = 0;                                       // R: the last rows only; 0: all
  int onlyLayer = -1;                                              // −1: every layer
  int onlyHead = -1;                                               // H = 1; −1: every head
};

// What every layer of one forward pass shares.
struct AttentionContext {
  at::Tensor mask;                  // undefined, or additive, broadcast to (B, H, T, S), in the dtype of the activations
  bool causal = false;              // used when `mask` is undefined: new rows see the past and themselves
  at::Tensor slidingMask;           // as `mask`, with the window: for layers that slide
  at::Tensor cosine, sine;          // (B, 1, T, d) for rotary positions, else undefined
  KvCache* cache = nullptr;
  const AttentionObserver* observer = nullptr;
  LoraUse lora;
};

// Grouped-query attention. Queries, keys and values come from one fused map: one matrix product instead of three.
class Attention : public torch::nn::Module {
 public:
  explicit Attention(const ModelShape& shape);
  // Rows before `from` are keys and values only: the last layer is asked for just the rows that are read.
  at::Tensor forward(const at::Tensor& x, int layer, std::int64_t from, const AttentionContext& context) const;  // (B, T, D) → (B, T − from, D)

  std::shared_ptr<Linear> qkv;  // rows: q (H·d), k (Hkv·d), v (Hkv·d)
  std::shared_ptr<Linear> o;
  std::shared_ptr<Norm> qNorm, kNorm;  // of every head, or null

 private:
  at::Tensor attend(const at::Tensor& q, at::Tensor k, at::Tensor v, int layer, std::int64_t from, const AttentionContext& context) const;
  int m_heads, m_keyValueHeads, m_headWidth;
  std::vector<bool> m_slidingLayers;
};

// Plain (up → activation → down) or gated (activation(gate) · up → down) feed-forward. Gate and up are fused.
class Mlp : public torch::nn::Module {
 public:
  explicit Mlp(const ModelShape& shape);
  // (B, T, D) → (B, T, D). The adapter's part needs to know where it is: `from` is the row of the pass x begins with.
  at::Tensor forward(const at::Tensor& x, int layer = 0, std::int64_t from = 0, const LoraUse& lora = {}) const;

  std::shared_ptr<Linear> up;  // rows: gate (F) when gated, up (F)
  std::shared_ptr<Linear> down;

 private:
  bool m_gated;
  Activation m_activation;
};

// One transformer layer, norms before or after each sub-layer.
class Layer : public torch::nn::Module {
 public:
  explicit Layer(const ModelShape& shape);
  at::Tensor forward(const at::Tensor& x, int index, std::int64_t from, const AttentionContext& context) const;  // (B, T, D) → (B, T − from, D)

  std::shared_ptr<Attention> attention;
  std::shared_ptr<Mlp> mlp;
  std::shared_ptr<Norm> attentionNorm, mlpNorm;

 private:
  NormPlace m_normPlace;
};

}  // namespace engine
