// SPDX-License-Identifier: Apache-2.0
#include "engine/train/memory_map.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <numeric>

#include "engine/error.h"

namespace engine {
namespace {

constexpr std::uint64_t kSeed = 20'261'125;
constexpr int kSegments = 16;

std::vector<std::vector<std::int32_t>> heldOutSegments(const TrainingData& data, const TrainConfig& config) {
  DrawOptions options;
  options.count = kSegments;
  options.seed = kSeed;
  options.minTokens = config.minTokens;
  options.maxTokens = config.maxTokens;
  options.heldOut = true;
  std::vector<std::vector<std::int32_t>> segments;
  try {
    for (const Example& example : data.draw(Objective::Autoencode, options)) segments.push_back(example.segments.front());
  } catch (const Error&) {  // questions alone, or only short texts: there is nothing to look at
  }
  return segments;
}

// Adds the attention of a layer's memory rows to the text. weights: (B, H, k, n + k)
void addLayer(MemoryMap& map, const at::Tensor& weights) {
  if (map.memories == 0) return;
  const at::Tensor text = weights.to(at::kFloat).mean(at::IntArrayRef{0, 1}).narrow(1, 0, map.tokens);  // (k, n)
  const at::Tensor shares = (text / text.sum(1, true).clamp_min(1e-9)).to(at::kCPU).contiguous();
  const float* values = shares.const_data_ptr<float>();
  double own = 0;
  for (int j = 0; j < map.memories; ++j) {
    const auto [begin, end] = map.chunks[static_cast<std::size_t>(j)];
    const float* row = values + static_cast<std::ptrdiff_t>(j) * map.tokens;
    own += std::accumulate(row + begin, row + end, 0.0);
  }
  map.shares.insert(map.shares.end(), values, values + shares.numel());
  map.diagonal.push_back(own / map.memories);
  ++map.layers;
}

MemoryMap drawMap(const Compressor& compressor, const Transformer& embedder, double ratio,
                  const std::vector<std::vector<std::int32_t>>& ids, at::ScalarType dtype) {
  std::vector<SegmentInput> segments;
  const int tokens = static_cast<int>(ids.front().size());
  const auto chunks = fixedChunks(tokens, ratio, compressor.config().memoriesPerChunk);
  for (const auto& segment : ids) segments.push_back({segment, chunks});
  MemoryMap map{compressor.config().name, ratio};
  map.tokens = tokens;
  if (!compressor.config().mask.poolMean) {
    map.memories = memoryCount(chunks);
    for (const ChunkSpan& chunk : chunks) map.chunks.insert(map.chunks.end(), chunk.memories, {chunk.begin, chunk.end});
  }
  AttentionObserver observer;
  observer.lastRows = map.memories;
  observer.see = [&map](int, const at::Tensor& weights) { addLayer(map, weights); };
  const at::Tensor memory = compressor.forward(segments, embedder, compressor.config().mask, dtype,
                                               map.memories > 0 ? &observer : nullptr);  // (B·k, D)
  const auto meanNorm = [](const at::Tensor& rows) { return rows.to(at::kFloat).norm(2, -1).mean().item<double>(); };
  map.memoryNorm = meanNorm(memory);
  const std::vector<std::int64_t> first(ids.front().begin(), ids.front().end());
  map.embeddingNorm = meanNorm(embedder.embed(at::tensor(first, at::kLong).to(memory.device())));
  return map;
}

}  // namespace

std::vector<MemoryMap> drawMemoryMaps(const PicModel& model, const TrainingData& data, const TrainConfig& config,
                                      at::ScalarType dtype) {
  const c10::NoGradGuard noGrad;
  std::vector<MemoryMap> maps;
  if (model.compressors.empty()) return maps;
  const auto segments = heldOutSegments(data, config);
  if (segments.empty()) return maps;
  for (const auto& compressor : model.compressors) {
    for (const double ratio : config.evaluation.ratios) {
      if (ratio > 1) maps.push_back(drawMap(*compressor, *model.decoder->transformer, ratio, segments, dtype));
    }
  }
  return maps;
}

}  // namespace engine
