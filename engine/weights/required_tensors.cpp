// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "engine/weights/weight_names.h"

namespace engine {
namespace {

// Collects names and shapes in the order of the forward pass.
class TensorList {
 public:
  explicit TensorList(const ModelShape& shape) : m_shape(shape) {}

  void embeddings() {
    add("embedding.weight", {m_shape.vocabulary, m_shape.width});
    if (m_shape.positions == PositionKind::Learned) add("positions.weight", {m_shape.maxPositions, m_shape.width});
    if (m_shape.tokenTypes > 0) add("types.weight", {m_shape.tokenTypes, m_shape.width});
    if (m_shape.embeddingNorm) norm("embedding_norm", NormKind::Layer);
  }

  void layer(int index) {
    const std::string prefix = "layers." + std::to_string(index) + ".";
    const std::int64_t queries = std::int64_t{m_shape.heads} * m_shape.headWidth;
    const std::int64_t keys = std::int64_t{m_shape.keyValueHeads} * m_shape.headWidth;
    norm(prefix + "attention_norm", m_shape.norm);
    linear(prefix + "attention.q", queries, m_shape.width, m_shape.attentionBias);
    linear(prefix + "attention.k", keys, m_shape.width, m_shape.attentionBias);
    linear(prefix + "attention.v", keys, m_shape.width, m_shape.attentionBias);
    if (m_shape.queryKeyNorm) {
      add(prefix + "attention.q_norm.weight", {m_shape.headWidth});
      add(prefix + "attention.k_norm.weight", {m_shape.headWidth});
    }
    linear(prefix + "attention.o", m_shape.width, queries, m_shape.attentionOutputBias);
    norm(prefix + "mlp_norm", m_shape.norm);
    if (m_shape.gatedMlp) linear(prefix + "mlp.gate", m_shape.feedForward, m_shape.width, m_shape.mlpBias);
    linear(prefix + "mlp.up", m_shape.feedForward, m_shape.width, m_shape.mlpBias);
    linear(prefix + "mlp.down", m_shape.width, m_shape.feedForward, m_shape.mlpBias);
  }

  void head() {
    if (m_shape.finalNorm) norm("norm", m_shape.norm);
    if (m_shape.head == HeadKind::None) return;
    if (m_shape.head == HeadKind::DenseNorm) {
      linear("head.dense", m_shape.width, m_shape.width, true);
      norm("head.norm", NormKind::Layer);
    }
    if (!m_shape.tiedHead) add("head.weight", {m_shape.vocabulary, m_shape.width});
    if (m_shape.headBias) add("head.bias", {m_shape.vocabulary});
  }

  std::vector<RequiredTensor> take() { return std::move(m_tensors); }

 private:
  void add(std::string name, std::vector<std::int64_t> shape) {
    m_tensors.push_back({std::move(name), std::move(shape)});
  }

  void norm(const std::string& name, NormKind kind) {
    add(name + ".weight", {m_shape.width});
    if (kind == NormKind::Layer) add(name + ".bias", {m_shape.width});
  }

  void linear(const std::string& name, std::int64_t outputs, std::int64_t inputs, bool bias) {
    add(name + ".weight", {outputs, inputs});
    if (bias) add(name + ".bias", {outputs});
  }

  const ModelShape& m_shape;
  std::vector<RequiredTensor> m_tensors;
};

}  // namespace

std::vector<RequiredTensor> requiredTensors(const ModelShape& shape) {
  TensorList list(shape);
  list.embeddings();
  for (int index = 0; index < shape.layers; ++index) list.layer(index);
  list.head();
  return list.take();
}

}  // namespace engine
