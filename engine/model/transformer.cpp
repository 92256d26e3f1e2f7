// SPDX-License-Identifier: Apache-2.0
#include "engine/model/transformer.h"

#include <ATen/ATen.h>

#include <cmath>
#include <algorithm>
#include <limits>

#include "engine/model/rotary.h"

namespace engine {
namespace {

using NamedWeights = std::vector<std::pair<std::string, at::Tensor>>;

void add(NamedWeights& weights, const std::string& name, const at::Tensor& tensor) {
  if (tensor.defined()) weights.emplace_back(name, tensor.detach());
}

void add(NamedWeights& weights, const std::string& name, const std::shared_ptr<Norm>& norm) {
  if (!norm) return;
  add(weights, name + ".weight", norm->weight);
  add(weights, name + ".bias", norm->bias);
}

// A range of rows of a fused map, under the name it has in files.
void addRows(NamedWeights& weights, const std::string& name, const Linear& map, std::int64_t begin, std::int64_t rows) {
  add(weights, name + ".weight", map.weight.detach().narrow(0, begin, rows));
  if (map.bias.defined()) add(weights, name + ".bias", map.bias.detach().narrow(0, begin, rows));
}

// bool (true = may look) → additive. (…, T, S)
at::Tensor additive(const at::Tensor& mask, at::ScalarType dtype) {
  return at::zeros(mask.sizes(), mask.options().dtype(dtype)).masked_fill_(mask.logical_not(), -std::numeric_limits<double>::infinity());
}

// Who may look at whom within a window of position ids, on top of the input's own mask. (B, 1, T, S) bool
at::Tensor slidingMask(const TransformerInput& input, const at::Tensor& keyPositions, int window) {
  const at::Tensor distance = input.positions.unsqueeze(2) - keyPositions.unsqueeze(1);  // (B, T, S)
  at::Tensor seen = distance.abs() < window;
  const std::int64_t T = input.positions.size(1), S = keyPositions.size(1);
  if (!input.mask.defined() && input.causal) seen = seen.tril(S - T);
  seen = seen.unsqueeze(1);  // (B, 1, T, S)
  return input.mask.defined() ? seen & input.mask : seen;
}

}  // namespace

Transformer::Transformer(const ModelShape& shape, bool withEmbedding) : m_shape(shape) {
  const std::int64_t D = shape.width, V = shape.vocabulary;
  if (withEmbedding) embedding = register_parameter("embedding", at::empty({V, D}));
  if (shape.positions == PositionKind::Learned) m_positions = register_parameter("positions", at::empty({shape.maxPositions, D}));
  if (shape.tokenTypes > 0) m_types = register_parameter("types", at::empty({shape.tokenTypes, D}));
  const auto norm = [&] { return std::make_shared<Norm>(shape.norm, D, shape.normEpsilon); };
  if (shape.embeddingNorm) m_embeddingNorm = register_module("embedding_norm", norm());
  for (int i = 0; i < shape.layers; ++i) {
    m_layers.push_back(register_module("layer" + std::to_string(i), std::make_shared<Layer>(shape)));
  }
  if (shape.finalNorm) m_norm = register_module("norm", norm());
  if (!withEmbedding || shape.head == HeadKind::None) return;
  if (shape.head == HeadKind::DenseNorm) {
    m_headDense = register_module("head_dense", std::make_shared<Linear>(D, D, true));
    m_headNorm = register_module("head_norm", norm());
  }
  if (!shape.tiedHead) m_headWeight = register_parameter("head", at::empty({V, D}));
  if (shape.headBias) m_headBias = register_parameter("head_bias", at::zeros({V}));
}

at::Tensor Transformer::embed(const at::Tensor& ids) const { return at::embedding(embedding, ids); }

at::Tensor Transformer::withPositions(const TransformerInput& input) const {
  at::Tensor x = input.embeddings;  // (B, T, D)
  const at::ScalarType dtype = x.scalar_type();
  if (m_positions.defined()) x = x + at::embedding(m_positions, input.positions).to(dtype);
  if (m_types.defined()) {
    x = x + (input.types.defined() ? at::embedding(m_types, input.types) : m_types.select(0, 0)).to(dtype);
  }
  return m_embeddingNorm ? m_embeddingNorm->forward(x) : x;
}

std::int64_t Transformer::rotaryLength(const TransformerInput& input) const {
  if (m_shape.ropeScaling.kind != RopeKind::Dynamic) return 0;  // nobody asks, and asking waits for the device
  return std::max(input.positions.max().item<std::int64_t>() + 1, input.cache ? input.cache->planned() : 0);
}

AttentionContext Transformer::attentionContext(const TransformerInput& input, at::ScalarType dtype) const {
  AttentionContext context;
  context.causal = input.causal;
  context.cache = input.cache;
  context.observer = input.observer;
  context.lora = input.lora;
  if (input.mask.defined()) context.mask = additive(input.mask, dtype);
  if (!m_shape.slidingLayers.empty()) {
    const at::Tensor keyPositions = input.cache ? input.cache->appendPositions(input.positions) : input.positions;
    context.slidingMask = additive(slidingMask(input, keyPositions, m_shape.slidingWindow), dtype);
  }
  if (m_shape.positions == PositionKind::Rotary) {
    std::tie(context.cosine, context.sine) = rotaryTurns(m_shape, input.positions, rotaryLength(input), dtype);
  }
  return context;
}

at::Tensor Transformer::forward(const TransformerInput& input) const {
  at::Tensor x = withPositions(input);  // (B, T, D)
  const AttentionContext context = attentionContext(input, x.scalar_type());
  const int last = m_shape.layers - 1;
  for (int i = 0; i <= last; ++i) {
    if (input.stop && input.stop->stop_requested()) return {};
    x = m_layers[i]->forward(x, i, i == last ? input.from : 0, context);
  }
  return m_norm ? m_norm->forward(x) : x;  // (B, T − from, D)
}

at::Tensor Transformer::logits(const at::Tensor& hidden) const {
  at::Tensor h = hidden;  // (…, D)
  if (m_headDense) {
    const at::Tensor dense = activate(m_headDense->forward(h), m_shape.activation);
    h = m_headNorm->forward(m_shape.headResidual ? h + dense : dense);
  }
  const at::Tensor& weight = m_headWeight.defined() ? m_headWeight : embedding;
  const at::ScalarType dtype = h.scalar_type();
  return at::linear(h, weight.to(dtype), m_headBias.defined() ? m_headBias.to(dtype) : at::Tensor());  // (…, V)
}

void Transformer::addLayerWeights(int index, NamedWeights& weights) const {
  const Layer& layer = *m_layers[index];
  const std::string name = "layers." + std::to_string(index);
  const std::int64_t q = static_cast<std::int64_t>(m_shape.heads) * m_shape.headWidth;
  const std::int64_t kv = static_cast<std::int64_t>(m_shape.keyValueHeads) * m_shape.headWidth;
  const Linear& qkv = *layer.attention->qkv;
  addRows(weights, name + ".attention.q", qkv, 0, q);
  addRows(weights, name + ".attention.k", qkv, q, kv);
  addRows(weights, name + ".attention.v", qkv, q + kv, kv);
  add(weights, name + ".attention.q_norm", layer.attention->qNorm);
  add(weights, name + ".attention.k_norm", layer.attention->kNorm);
  addRows(weights, name + ".attention.o", *layer.attention->o, 0, m_shape.width);
  const std::int64_t F = m_shape.feedForward;
  if (m_shape.gatedMlp) addRows(weights, name + ".mlp.gate", *layer.mlp->up, 0, F);
  addRows(weights, name + ".mlp.up", *layer.mlp->up, m_shape.gatedMlp ? F : 0, F);
  addRows(weights, name + ".mlp.down", *layer.mlp->down, 0, m_shape.width);
  add(weights, name + ".attention_norm", layer.attentionNorm);
  add(weights, name + ".mlp_norm", layer.mlpNorm);
}

void Transformer::addHeadWeights(NamedWeights& weights) const {
  add(weights, "head.weight", m_headWeight);
  add(weights, "head.bias", m_headBias);
  if (m_headDense) addRows(weights, "head.dense", *m_headDense, 0, m_shape.width);
  add(weights, "head.norm", m_headNorm);
}

NamedWeights Transformer::namedWeights() const {
  NamedWeights weights;
  add(weights, "embedding.weight", embedding);
  add(weights, "positions.weight", m_positions);
  add(weights, "types.weight", m_types);
  add(weights, "embedding_norm", m_embeddingNorm);
  for (int i = 0; i < m_shape.layers; ++i) addLayerWeights(i, weights);
  add(weights, "norm", m_norm);
  addHeadWeights(weights);
  return weights;
}

}  // namespace engine
