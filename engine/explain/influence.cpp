// SPDX-License-Identifier: Apache-2.0
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <set>

#include "engine/explain.h"
#include "engine/explain/source_segment.h"
#include "engine/model/guarded.h"
#include "engine/pic/model_copy.h"
#include "engine/values/random.h"

namespace engine {
namespace {

constexpr std::size_t kAtOnce = 8;  // changed texts in a pass: small enough to stop soon

// What other sums of the same numbers may differ by, as a share of the memory token.
double rounding(at::ScalarType dtype) { return dtype == at::kDouble ? 1e-11 : dtype == at::kFloat ? 2e-5 : 2e-2; }

struct Piece {
  int begin = 0;  // tokens of the segment
  int end = 0;
  ByteRange bytes;
};

std::vector<Piece> piecesOf(const Segment& segment, const SourceSegment& source, InfluenceUnit unit) {
  std::vector<Piece> pieces;
  if (unit == InfluenceUnit::Chunk) {
    for (const Chunk& chunk : segment.chunks) pieces.push_back({chunk.tokenBegin, chunk.tokenEnd, chunk.bytes});
    return pieces;
  }
  for (int i = 0; i < segment.tokenCount; ++i)
    pieces.push_back({i, i + 1, source.text.offsets[static_cast<std::size_t>(i)]});
  return pieces;
}

// The segment with every token of a piece replaced by another token that occurs in it.
SegmentInput changed(const SegmentInput& input, const Piece& piece, const std::vector<std::int32_t>& known,
                     int vocabulary, Random& random) {
  SegmentInput other = input;
  for (int i = piece.begin; i < piece.end; ++i) {
    std::int32_t& id = other.ids[static_cast<std::size_t>(i)];
    if (known.size() == 1) {
      id = (id + 1) % vocabulary;
      continue;
    }
    const auto own = static_cast<std::size_t>(std::lower_bound(known.begin(), known.end(), id) - known.begin());
    id = known[(own + 1 + random.below(known.size() - 1)) % known.size()];  // any but itself
  }
  return other;
}

// Runs the compressor that made the memory, on a float32 copy where bfloat16 would drown small changes in rounding.
class Measure {
 public:
  Measure(const DecodingContext& decoding, const Memory& memory)
      : m_mask(memory.mask),
        m_compressor(&decoding.model.compressor(memory.compressor)),
        m_embedder(decoding.model.decoder->transformer.get()),
        m_dtype(decoding.dtype) {
    if (m_dtype != at::kBFloat16 || !m_compressor->backbone) return;  // a borrowed stack is too large to copy
    m_dtype = at::kFloat;
    m_compressorCopy = copyOf(*m_compressor, decoding.model.shape, m_dtype);
    m_embedderCopy = copyOf(*m_embedder, false, m_dtype);
    m_compressor = m_compressorCopy.get();
    m_embedder = m_embedderCopy.get();
  }

  // The first of `texts` is the unchanged one. ‖change‖² / ‖memory token‖² of the others, (texts − 1, k) float64;
  // undefined when stopped.
  at::Tensor changes(const std::vector<SegmentInput>& texts, const std::stop_token& stop) const {
    const at::Tensor rows = m_compressor->forward(texts, *m_embedder, m_mask, m_dtype, nullptr, &stop);
    if (!rows.defined()) return {};
    const auto count = static_cast<std::int64_t>(texts.size());
    const at::Tensor each = rows.to(at::kCPU, at::kDouble).view({count, -1, rows.size(1)});      // (texts, k, D)
    const at::Tensor moved = (each.narrow(0, 1, count - 1) - each.narrow(0, 0, 1)).norm(2, -1);  // (texts − 1, k)
    const at::Tensor share = moved / each[0].norm(2, -1).clamp_min(1e-30);
    return at::where(share > rounding(m_dtype), share * share, at::zeros_like(share));
  }

 private:
  const MaskChoice& m_mask;
  const Compressor* m_compressor;
  const Transformer* m_embedder;
  at::ScalarType m_dtype;
  std::shared_ptr<Compressor> m_compressorCopy;
  std::shared_ptr<Transformer> m_embedderCopy;
};

// (pieces done, k): mean square share, by piece.
std::vector<at::Tensor> measure(const Measure& measure, const SegmentInput& input, const std::vector<Piece>& pieces,
                                int vocabulary, int draws, const Progress& report, const std::stop_token& stop) {
  const std::set<std::int32_t> distinct(input.ids.begin(), input.ids.end());
  const std::vector<std::int32_t> known(distinct.begin(), distinct.end());
  Random random(1);
  std::vector<at::Tensor> found;
  const auto total = static_cast<std::int64_t>(pieces.size());
  const std::size_t atOnce = std::max<std::size_t>(1, kAtOnce / static_cast<std::size_t>(draws));
  for (std::size_t begin = 0; begin < pieces.size() && !stop.stop_requested(); begin += atOnce) {
    const std::size_t end = std::min(pieces.size(), begin + atOnce);
    std::vector<SegmentInput> texts{input};
    for (std::size_t p = begin; p < end; ++p) {
      for (int d = 0; d < draws; ++d) texts.push_back(changed(input, pieces[p], known, vocabulary, random));
    }
    const at::Tensor changes = measure.changes(texts, stop);
    if (!changes.defined()) break;
    const at::Tensor means = changes.view({static_cast<std::int64_t>(end - begin), draws, -1}).mean(1);  // (pieces, k)
    for (std::int64_t p = 0; p < means.size(0); ++p) found.push_back(means[p]);
    if (report) report({"Changing the text", static_cast<std::int64_t>(end), total, "pieces"});
  }
  return found;
}

}  // namespace

Influence measureInfluence(const Engine& engine, const Memory& memory, int segment, InfluenceUnit unit, int draws,
                           const Progress& report, std::stop_token stop) {
  return guarded([&] {
    const c10::NoGradGuard noGrad;
    const DecodingContext decoding = engine.contextFor(memory);
    const SourceSegment source = sourceSegment(decoding, memory, segment);
    const Segment& place = segmentAt(memory, segment);
    const std::vector<Piece> pieces = piecesOf(place, source, unit);
    Influence result;
    result.segment = segment;
    result.firstMemory = source.firstMemory;
    result.memories = place.memoryCount();
    for (const Piece& piece : pieces) result.pieces.push_back(piece.bytes);
    const std::vector<at::Tensor> found = measure(Measure(decoding, memory), source.input, pieces,
                                                  decoding.model.shape.vocabulary, std::max(1, draws), report, stop);
    result.columns = static_cast<int>(found.size());
    result.stopped = found.size() < pieces.size();
    if (found.empty()) return result;
    const at::Tensor moved = at::stack(found, 1).sqrt().to(at::kFloat).contiguous();  // (k, columns)
    result.moved.assign(moved.const_data_ptr<float>(), moved.const_data_ptr<float>() + moved.numel());
    return result;
  });
}

}  // namespace engine
