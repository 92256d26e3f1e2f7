// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/compression_batch.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace engine {
namespace {

// The tags of a segment in the padded layout: context columns up to n, memory columns from n on.
std::vector<Tag> paddedTags(const SegmentInput& segment, std::int64_t n, std::int64_t k) {
  std::vector<Tag> tags(static_cast<std::size_t>(n + k));
  const std::vector<Tag> dense = segmentTags(segment.chunks);
  const std::size_t tokens = segment.ids.size();
  std::copy_n(dense.begin(), tokens, tags.begin());
  std::copy(dense.begin() + static_cast<std::ptrdiff_t>(tokens), dense.end(), tags.begin() + n);
  return tags;
}

at::Tensor maskOf(std::span<const SegmentInput> segments, const CompressionBatch& batch, const MaskRules& rules,
                  ContextDirection direction) {
  const std::int64_t T = batch.n + batch.k;
  std::vector<std::vector<Tag>> tags;
  for (const SegmentInput& segment : segments) tags.push_back(paddedTags(segment, batch.n, batch.k));
  const bool alike = std::all_of(tags.begin(), tags.end(), [&](const auto& t) { return t == tags.front(); });
  const std::int64_t rows = alike ? 1 : static_cast<std::int64_t>(tags.size());
  at::Tensor mask = at::empty({rows, 1, T, T}, at::kBool);
  for (std::int64_t b = 0; b < rows; ++b) {
    const AttentionMask one = compressionMask(tags[b], rules, direction);
    std::copy(one.allowed.begin(), one.allowed.end(), mask.mutable_data_ptr<bool>() + b * T * T);
  }
  return mask;
}

// Fills the rows of one segment.
void fill(CompressionBatch& batch, std::int64_t b, const SegmentInput& segment, PositionLayout layout) {
  auto ids = batch.ids.accessor<std::int64_t, 2>();
  auto positions = batch.positions.accessor<std::int64_t, 2>();
  auto average = batch.average.accessor<float, 3>();
  auto slot = batch.slot.accessor<std::int64_t, 2>();
  for (std::size_t i = 0; i < segment.ids.size(); ++i) {
    ids[b][i] = segment.ids[i];
    positions[b][i] = static_cast<std::int64_t>(i);
  }
  const std::vector<std::int32_t> memoryPositions = compressorPositions(segment.chunks, layout);
  std::int64_t u = 0;
  for (const ChunkSpan& chunk : segment.chunks) {
    for (int m = 0; m < chunk.memories; ++m, ++u) {
      positions[b][batch.n + u] = memoryPositions[u];
      slot[b][u] = m;
      for (int i = chunk.begin; i < chunk.end; ++i) average[b][u][i] = 1.0F / static_cast<float>(chunk.length());
    }
  }
}

}  // namespace

CompressionBatch makeCompressionBatch(std::span<const SegmentInput> segments, const MaskRules& rules,
                                      ContextDirection direction, PositionLayout layout, at::Device device) {
  CompressionBatch batch;
  const std::int64_t B = static_cast<std::int64_t>(segments.size());
  for (const SegmentInput& s : segments) {
    batch.n = std::max<std::int64_t>(batch.n, static_cast<std::int64_t>(s.ids.size()));
    batch.k = std::max<std::int64_t>(batch.k, memoryCount(s.chunks));
  }
  batch.ids = at::zeros({B, batch.n}, at::kLong);
  batch.positions = at::zeros({B, batch.n + batch.k}, at::kLong);
  batch.types = at::cat({at::zeros({B, batch.n}, at::kLong), at::ones({B, batch.k}, at::kLong)}, 1);  // (B, T)
  batch.average = at::zeros({B, batch.k, batch.n});
  batch.slot = at::zeros({B, batch.k}, at::kLong);
  batch.mask = maskOf(segments, batch, rules, direction).to(device);
  std::vector<std::int64_t> rows;
  for (std::int64_t b = 0; b < B; ++b) {
    fill(batch, b, segments[b], layout);
    for (std::int64_t u = 0; u < memoryCount(segments[b].chunks); ++u) rows.push_back(b * batch.k + u);
  }
  batch.rows = at::tensor(rows, at::kLong);
  for (at::Tensor* t : {&batch.ids, &batch.positions, &batch.types, &batch.average, &batch.slot, &batch.rows}) *t = t->to(device);
  return batch;
}

}  // namespace engine
