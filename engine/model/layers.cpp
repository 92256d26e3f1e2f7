// SPDX-License-Identifier: Apache-2.0
#include "engine/model/layers.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "engine/model/cpu_attention.h"

namespace engine {
namespace {

// Weights may be wider than the activations (float32 masters, bfloat16 compute).
at::Tensor inPrecisionOf(const at::Tensor& weight, const at::Tensor& x) {
  return weight.defined() && weight.scalar_type() != x.scalar_type() ? weight.to(x.scalar_type()) : weight;
}

// Rotates the two halves of every head (the Llama convention). x: (B, H, T, d)
at::Tensor rotate(const at::Tensor& x, const at::Tensor& cosine, const at::Tensor& sine) {
  const std::int64_t half = x.size(-1) / 2;
  const at::Tensor turned = at::cat({-x.narrow(-1, half, half), x.narrow(-1, 0, half)}, -1);  // (B, H, T, d)
  return x * cosine + turned * sine;
}

// The additive mask of rows that see the past and themselves, when queries are fewer than keys. (T, S)
at::Tensor causalBias(std::int64_t rows, std::int64_t keys, const at::TensorOptions& options) {
  return at::full({rows, keys}, -std::numeric_limits<double>::infinity(), options).triu(keys - rows + 1);
}

// Computes the weights of the rows an observer asks for and shows them.
void observe(at::Tensor q, at::Tensor k, const at::Tensor& mask, int layer, const AttentionObserver& observer) {
  if (observer.onlyLayer >= 0 && observer.onlyLayer != layer) return;
  const c10::NoGradGuard noGrad;
  if (observer.onlyHead >= 0) {
    q = q.narrow(1, observer.onlyHead, 1);  // (B, 1, T, d)
    k = k.narrow(1, observer.onlyHead, 1);
  }
  const std::int64_t T = q.size(2), R = observer.lastRows > 0 ? std::min(observer.lastRows, T) : T;
  const at::Tensor rows = q.narrow(2, T - R, R);  // (B, H, R, d)
  at::Tensor scores = at::matmul(rows, k.transpose(-1, -2)) / std::sqrt(static_cast<double>(q.size(3)));  // (B, H, R, S)
  if (mask.defined()) scores = scores + (mask.size(-2) > 1 ? mask.narrow(-2, T - R, R) : mask);
  observer.see(layer, at::softmax(scores, -1));
}

}  // namespace

Linear::Linear(std::int64_t in, std::int64_t out, bool withBias) {
  weight = register_parameter("weight", at::empty({out, in}));
  if (withBias) bias = register_parameter("bias", at::zeros({out}));
}

at::Tensor Linear::forward(const at::Tensor& x) const {
  return at::linear(x, inPrecisionOf(weight, x), inPrecisionOf(bias, x));
}

Norm::Norm(NormKind kind, std::int64_t width, double epsilon) : m_kind(kind), m_epsilon(epsilon) {
  weight = register_parameter("weight", at::ones({width}));
  if (kind == NormKind::Layer) bias = register_parameter("bias", at::zeros({width}));
}

at::Tensor Norm::forward(const at::Tensor& x) const {
  const at::IntArrayRef shape = weight.sizes();
  if (m_kind == NormKind::Layer) return at::layer_norm(x, shape, weight, bias, m_epsilon);
  if (x.scalar_type() == weight.scalar_type() && x.scalar_type() != at::kBFloat16) return at::rms_norm(x, shape, weight, m_epsilon);
  return at::rms_norm(x.to(at::kFloat), shape, weight.to(at::kFloat), m_epsilon).to(x.scalar_type());
}

at::Tensor activate(const at::Tensor& x, Activation kind) {
  switch (kind) {
    case Activation::Silu: return at::silu(x);
    case Activation::Gelu: return at::gelu(x);
    case Activation::GeluTanh: return at::gelu(x, "tanh");
    case Activation::Relu: return at::relu(x);
  }
  return x;
}

Attention::Attention(const ModelShape& shape)
    : m_heads(shape.heads), m_keyValueHeads(shape.keyValueHeads), m_headWidth(shape.headWidth),
      m_slidingLayers(shape.slidingLayers) {
  const std::int64_t rows = static_cast<std::int64_t>(m_heads + 2 * m_keyValueHeads) * m_headWidth;
  qkv = register_module("qkv", std::make_shared<Linear>(shape.width, rows, shape.attentionBias));
  o = register_module("o", std::make_shared<Linear>(m_heads * m_headWidth, shape.width, shape.attentionOutputBias));
  if (!shape.queryKeyNorm) return;
  qNorm = register_module("q_norm", std::make_shared<Norm>(NormKind::Rms, m_headWidth, shape.normEpsilon));
  kNorm = register_module("k_norm", std::make_shared<Norm>(NormKind::Rms, m_headWidth, shape.normEpsilon));
}

at::Tensor Attention::forward(const at::Tensor& x, int layer, std::int64_t from, const AttentionContext& context) const {
  const std::int64_t B = x.size(0), T = x.size(1), d = m_headWidth;
  constexpr LoraTarget kInputs[] = {LoraTarget::Q, LoraTarget::K, LoraTarget::V};
  const at::Tensor mapped = context.lora.addTo(qkv->forward(x), x, layer, 0, kInputs);
  const at::Tensor fused = mapped.view({B, T, m_heads + 2 * m_keyValueHeads, d});  // (B, T, H + 2 Hkv, d)
  // One split, not three slices: going back it is one concatenation instead of three sums over zeros.
  const std::vector<at::Tensor> parts = fused.split_with_sizes({m_heads, m_keyValueHeads, m_keyValueHeads}, 2);
  at::Tensor q = parts[0].narrow(1, from, T - from).transpose(1, 2);  // (B, H, T − from, d)
  at::Tensor k = parts[1].transpose(1, 2);                            // (B, Hkv, T, d)
  at::Tensor v = parts[2].transpose(1, 2);
  if (qNorm) q = qNorm->forward(q);
  if (kNorm) k = kNorm->forward(k);
  if (context.cosine.defined()) {
    q = rotate(q, context.cosine.narrow(2, from, T - from), context.sine.narrow(2, from, T - from));
    k = rotate(k, context.cosine, context.sine);
  }
  if (context.cache) std::tie(k, v) = context.cache->append(layer, k, v);  // (B, Hkv, S, d)
  const at::Tensor mixed = attend(q, k, v, layer, from, context);            // (B, H, T − from, d)
  const at::Tensor joined = mixed.transpose(1, 2).reshape({B, T - from, m_heads * d});
  constexpr LoraTarget kOutput[] = {LoraTarget::O};
  return context.lora.addTo(o->forward(joined), joined, layer, from, kOutput);
}

at::Tensor Attention::attend(const at::Tensor& q, at::Tensor k, at::Tensor v, int layer, std::int64_t from,
                             const AttentionContext& context) const {
  if (m_keyValueHeads != m_heads) {
    k = k.repeat_interleave(m_heads / m_keyValueHeads, 1);  // (B, H, S, d)
    v = v.repeat_interleave(m_heads / m_keyValueHeads, 1);
  }
  const bool slides = !m_slidingLayers.empty() && m_slidingLayers[static_cast<std::size_t>(layer)];
  at::Tensor mask = slides ? context.slidingMask : context.mask;
  if (mask.defined() && mask.size(2) > 1) mask = mask.narrow(2, from, q.size(2));  // (…, T − from, S)
  const bool square = q.size(2) == k.size(2);
  if (!mask.defined() && context.causal && !square && q.size(2) > 1) mask = causalBias(q.size(2), k.size(2), q.options());
  const bool causal = !mask.defined() && context.causal && square;
  if (context.observer) observe(q, k, causal ? causalBias(q.size(2), k.size(2), q.options()) : mask, layer, *context.observer);
  return maskedAttention(q, k, v, mask, causal);
}

Mlp::Mlp(const ModelShape& shape) : m_gated(shape.gatedMlp), m_activation(shape.activation) {
  up = register_module("up", std::make_shared<Linear>(shape.width, (m_gated ? 2 : 1) * shape.feedForward, shape.mlpBias));
  down = register_module("down", std::make_shared<Linear>(shape.feedForward, shape.width, shape.mlpBias));
}

at::Tensor Mlp::forward(const at::Tensor& x, int layer, std::int64_t from, const LoraUse& lora) const {
  constexpr LoraTarget kGated[] = {LoraTarget::Gate, LoraTarget::Up}, kPlain[] = {LoraTarget::Up};
  constexpr LoraTarget kDown[] = {LoraTarget::Down};
  const std::span<const LoraTarget> inputs = m_gated ? std::span<const LoraTarget>(kGated) : kPlain;
  const at::Tensor hidden = lora.addTo(up->forward(x), x, layer, from, inputs);  // (B, T, F) or (B, T, 2F)
  const std::int64_t F = m_gated ? hidden.size(-1) / 2 : hidden.size(-1);
  at::Tensor active = activate(hidden.narrow(-1, 0, F), m_activation);  // (B, T, F)
  if (m_gated) active = active * hidden.narrow(-1, F, F);
  return lora.addTo(down->forward(active), active, layer, from, kDown);
}

Layer::Layer(const ModelShape& shape) : m_normPlace(shape.normPlace) {
  attention = register_module("attention", std::make_shared<Attention>(shape));
  mlp = register_module("mlp", std::make_shared<Mlp>(shape));
  attentionNorm = register_module("attention_norm", std::make_shared<Norm>(shape.norm, shape.width, shape.normEpsilon));
  mlpNorm = register_module("mlp_norm", std::make_shared<Norm>(shape.norm, shape.width, shape.normEpsilon));
}

at::Tensor Layer::forward(const at::Tensor& x, int index, std::int64_t from, const AttentionContext& context) const {
  const at::Tensor rows = x.narrow(1, from, x.size(1) - from);  // (B, T − from, D)
  if (m_normPlace == NormPlace::Before) {
    const at::Tensor h = rows + attention->forward(attentionNorm->forward(x), index, from, context);
    return h + mlp->forward(mlpNorm->forward(h), index, from, context.lora);
  }
  const at::Tensor h = attentionNorm->forward(rows + attention->forward(x, index, from, context));
  return mlpNorm->forward(h + mlp->forward(h, index, from, context.lora));
}

}  // namespace engine
