// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/compressor.h"

#include <ATen/ATen.h>

#include "engine/error.h"
#include "engine/pic/compression_batch.h"

namespace engine {
namespace {

bool chosen(const std::string& value, const char* yes, const char* no, const char* what) {
  if (value == yes) return true;
  if (value == no) return false;
  throw Error(std::string("The compressor's ") + what + " is '" + value + "'; it can be " + yes + " or " + no + ".");
}

// A compressor's stack borrows the decoder's embedding and has no head.
ModelShape stackShape(ModelShape shape, int layers) {
  shape.head = HeadKind::None;
  shape.tokenTypes = 2;  // 0 context, 1 memory
  if (layers == 0) return shape;
  shape.layers = layers;
  if (!shape.slidingLayers.empty()) shape.slidingLayers.resize(static_cast<std::size_t>(layers));
  return shape;
}

}  // namespace

Compressor::Compressor(const ModelShape& shape, const CompressorConfig& config)
    : m_config(config), m_layout(positionLayout(config.positions)) {
  chosen(config.memoryInput, "mean", "learned", "memory_input");
  chosen(config.memoryOutput, "residual", "converter", "memory_output");
  if (config.lora && config.layers > 0) {
    throw Error("The compressor '" + config.name + "' has an adapter on the decoder's layers; it cannot have " +
                std::to_string(config.layers) + " layers of its own.");
  }
  if (config.lora) {
    lora = register_module("lora", std::make_shared<Lora>(shape, *config.lora));
  } else {
    backbone = register_module("backbone", std::make_shared<Transformer>(stackShape(shape, config.layers), false));
  }
  memoryToken = register_parameter("memory_token", at::zeros({config.memoryTokens > 0 ? config.memoryTokens : config.memoriesPerChunk, shape.width}));
  converterNorm = register_module("converter_norm", std::make_shared<Norm>(NormKind::Rms, shape.width, shape.normEpsilon));
  converterIn = register_module("converter_in", std::make_shared<Linear>(shape.width, shape.width, true));
  converterOut = register_module("converter_out", std::make_shared<Linear>(shape.width, shape.width, true));
}

at::Tensor Compressor::forward(std::span<const SegmentInput> segments, const Transformer& embedder, const MaskChoice& mask,
                               at::ScalarType dtype, const AttentionObserver* observer, const std::stop_token* stop) const {
  const at::Device device = memoryToken.device();
  const CompressionBatch batch = makeCompressionBatch(segments, mask.rules, direction(), m_layout, device);
  const std::int64_t B = batch.ids.size(0), D = memoryToken.size(1);
  const at::Tensor tokens = embedder.embed(batch.ids).to(dtype);                      // (B, n, D)
  const at::Tensor pooled = at::bmm(batch.average.to(dtype), tokens);                 // (B, k, D)
  at::Tensor memory = memoryVectors(batch.slot).to(dtype);                            // (B, k, D)
  if (m_config.memoryInput == "mean") memory = memory + pooled;

  TransformerInput input;
  input.observer = observer;
  input.stop = stop;
  input.lora.lora = lora.get();
  if (mask.poolMean) {  // no memory rows: the mean of each chunk's context rows is taken below
    const std::int64_t n = batch.n;
    input.embeddings = tokens;
    input.positions = batch.positions.narrow(1, 0, n);
    input.mask = batch.mask.narrow(2, 0, n).narrow(3, 0, n);  // (B or 1, 1, n, n)
  } else {
    input.embeddings = at::cat({tokens, memory}, 1);  // (B, T, D)
    input.positions = batch.positions;
    input.types = batch.types;
    input.mask = batch.mask;
    input.from = batch.n;
    if (lora && m_config.lora->memoryRowsOnly) input.lora.rows = batch.types.unsqueeze(-1);  // (B, T, 1)
  }
  at::Tensor h = stack(embedder).forward(input);  // (B, k, D), or the context's (B, n, D)
  if (!h.defined()) return {};
  if (mask.poolMean) h = at::bmm(batch.average.to(dtype), h);  // (B, k, D)
  return convert(h, pooled).reshape({B * batch.k, D}).index_select(0, batch.rows);  // (Σk, D)
}

// slot (B, k): which of its chunk's memory tokens each is. → (B, k, D)
at::Tensor Compressor::memoryVectors(const at::Tensor& slot) const {
  if (m_config.memoryTokens == 0) return at::embedding(memoryToken, slot);
  const at::Tensor turn = at::arange(slot.size(1), slot.options()).remainder(m_config.memoryTokens);  // (k)
  return at::embedding(memoryToken, turn.expand(slot.sizes()));
}

at::Tensor Compressor::convert(const at::Tensor& h, const at::Tensor& pooled) const {
  const at::Tensor out = converterOut->forward(at::gelu(converterIn->forward(converterNorm->forward(h))));  // (B, k, D)
  return m_config.memoryOutput == "residual" ? out + pooled : out;
}

KvCache Compressor::readContext(const at::Tensor& ids, const Transformer& embedder, at::ScalarType dtype) const {
  if (!lora || !m_config.lora->memoryRowsOnly) throw Error("This compressor's context depends on its adapter.");
  KvCache cache(embedder.shape().layers);
  TransformerInput input;
  input.embeddings = embedder.embed(ids).to(dtype);  // (B, n, D)
  input.positions = at::arange(ids.size(1), ids.options()).expand(ids.sizes());
  input.causal = m_config.causalContext;
  input.cache = &cache;
  embedder.forward(input);
  return cache;
}

at::Tensor Compressor::fromContext(KvCache& context, std::span<const SegmentInput> segments,
                                   const Transformer& embedder, const MaskChoice& mask, at::ScalarType dtype) const {
  const CompressionBatch batch = makeCompressionBatch(segments, mask.rules, direction(), m_layout, memoryToken.device());
  const std::int64_t B = batch.ids.size(0), n = batch.n, k = batch.k, D = memoryToken.size(1);
  at::Tensor memory = memoryVectors(batch.slot).to(dtype);  // (B, k, D)
  const bool mean = m_config.memoryInput == "mean", residual = m_config.memoryOutput == "residual";
  at::Tensor pooled;
  if (mean || residual) pooled = at::bmm(batch.average.to(dtype), embedder.embed(batch.ids).to(dtype));  // (B, k, D)
  TransformerInput input;
  input.embeddings = mean ? memory + pooled : memory;
  input.positions = batch.positions.narrow(1, n, k);
  input.types = batch.types.narrow(1, n, k);
  input.mask = batch.mask.narrow(2, n, k);  // (B or 1, 1, k, n + k)
  input.cache = &context;
  input.lora.lora = lora.get();
  const at::Tensor h = embedder.forward(input);  // (B, k, D)
  context.truncate(n);
  return convert(h, pooled).reshape({B * k, D}).index_select(0, batch.rows);  // (Σk, D)
}

std::vector<std::pair<std::string, at::Tensor>> Compressor::namedWeights() const {
  std::vector<std::pair<std::string, at::Tensor>> weights;
  if (lora) weights = lora->namedWeights();
  if (backbone) {
    for (auto& [name, tensor] : backbone->namedWeights()) weights.emplace_back("backbone." + name, tensor);
  }
  weights.emplace_back("memory_token", memoryToken.detach());
  weights.emplace_back("converter.norm.weight", converterNorm->weight.detach());
  for (const auto& [name, map] : {std::pair{"converter.in", converterIn}, std::pair{"converter.out", converterOut}}) {
    weights.emplace_back(std::string(name) + ".weight", map->weight.detach());
    weights.emplace_back(std::string(name) + ".bias", map->bias.detach());
  }
  return weights;
}

}  // namespace engine
