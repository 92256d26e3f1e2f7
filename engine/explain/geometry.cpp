// SPDX-License-Identifier: Apache-2.0
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

#include "engine/explain.h"
#include "engine/model/guarded.h"
#include "engine/pic/prompt_context.h"

namespace engine {
namespace {

constexpr std::int64_t kRowsAtOnce = 64;

void findNearest(MemoryGeometry& geometry, const at::Tensor& rows, const at::Tensor& words, const Tokenizer& tokenizer,
                 std::int64_t most, const std::stop_token& stop) {
  const at::Tensor norms = words.norm(2, 1).clamp_min(1e-12);  // (V)
  geometry.vocabularyNorm = norms.mean().item<double>();
  for (std::int64_t begin = 0; begin < rows.size(0) && !stop.stop_requested(); begin += kRowsAtOnce) {
    const at::Tensor some = rows.narrow(0, begin, std::min(kRowsAtOnce, rows.size(0) - begin));               // (R, D)
    const at::Tensor cosines = at::matmul(some, words.t()) / norms / some.norm(2, 1, true).clamp_min(1e-12);  // (R, V)
    auto [best, ids] = cosines.topk(std::min(most, words.size(0)), 1);
    best = best.to(at::kCPU).contiguous();
    ids = ids.to(at::kCPU).contiguous();
    for (std::int64_t r = 0; r < best.size(0); ++r) {
      std::vector<NearToken>& near = geometry.nearest.emplace_back();
      for (std::int64_t i = 0; i < best.size(1); ++i) {
        const auto id = static_cast<std::int32_t>(ids[r][i].item<std::int64_t>());
        near.push_back({id, tokenizer.piece(id), best[r][i].item<float>()});
      }
    }
  }
}

// The two directions of largest variance. The sign of an axis means nothing; the largest coordinate is made positive.
void findAxes(MemoryGeometry& geometry, const at::Tensor& rows) {
  const at::Tensor centred = rows.to(at::kCPU, at::kDouble) - rows.to(at::kCPU, at::kDouble).mean(0, true);  // (k, D)
  const auto [spread, directions] = at::linalg_eigh(at::matmul(centred.t(), centred));  // (D) ascending, (D, D)
  const double total = spread.clamp_min(0).sum().item<double>();
  geometry.axes.resize(static_cast<std::size_t>(rows.size(0)));
  const std::int64_t D = rows.size(1);
  for (std::int64_t axis = 0; axis < std::min<std::int64_t>(2, D); ++axis) {
    at::Tensor along = at::matmul(centred, directions.select(1, D - 1 - axis));  // (k)
    if (along[along.abs().argmax().item<std::int64_t>()].item<double>() < 0) along = -along;
    for (std::int64_t m = 0; m < rows.size(0); ++m) {
      geometry.axes[static_cast<std::size_t>(m)][static_cast<std::size_t>(axis)] = along[m].item<float>();
    }
    const double share = std::max(0.0, spread[D - 1 - axis].item<double>());
    geometry.explained[static_cast<std::size_t>(axis)] = total > 0 ? share / total : 0;
  }
}

}  // namespace

MemoryGeometry memoryGeometry(const Engine& engine, const Memory& memory, int nearest, std::stop_token stop) {
  return guarded([&] {
    const c10::NoGradGuard noGrad;
    const DecodingContext decoding = engine.contextFor(memory);
    MemoryGeometry geometry;
    if (memory.memoryCount() == 0) return geometry;
    const at::Tensor rows =
        at::from_blob(const_cast<float*>(memory.vectors.data()), {memory.memoryCount(), memory.width})
            .to(decoding.device);
    const at::Tensor norms = rows.norm(2, 1).to(at::kCPU).contiguous();  // (k)
    geometry.norms.assign(norms.const_data_ptr<float>(), norms.const_data_ptr<float>() + norms.numel());
    findAxes(geometry, rows);
    const at::Tensor words = decoding.model.decoder->transformer->embedding.to(at::kFloat);  // (V, D)
    findNearest(geometry, rows, words, *decoding.model.tokenizer, nearest, stop);
    return geometry;
  });
}

}  // namespace engine
