// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/self_test.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "engine/pic/compression_batch.h"
#include "engine/pic/model_copy.h"

namespace engine {
namespace {

using Outcome = SelfTestResult::Outcome;

constexpr double kRatio = 4;
constexpr int kChunks = 5;
constexpr int kPairRatios[] = {4, 16, 64};
constexpr int kPairTokens = 256;
// A change smaller than this share of the memory's largest number is rounding, in whatever type.
constexpr double kReaches = 1e-12;

// Share of the memory's largest number that another order of the same sums may differ by.
double tolerance(at::ScalarType dtype) {
  if (dtype == at::kDouble) return 1e-9;
  return dtype == at::kFloat ? 1e-4 : 5e-2;
}

double largest(const at::Tensor& x) { return x.abs().max().item<double>(); }

int allowedPairs(const MaskRules& rules, double ratio) {
  const AttentionMask mask = compressionMask(segmentTags(fixedChunks(kPairTokens, ratio)), rules);
  return static_cast<int>(std::count(mask.allowed.begin(), mask.allowed.end(), 1));
}

SelfTestResult judged(std::string name, double error, double bound) {
  return {std::move(name), error <= bound ? Outcome::Passed : Outcome::Failed, error, bound, {}};
}

SelfTestResult notApplicable(std::string name, std::string reason) {
  return {std::move(name), Outcome::NotApplicable, 0, 0, std::move(reason)};
}

class SelfTest {
 public:
  SelfTest(const Compressor& compressor, const Transformer& embedder, at::ScalarType dtype,
           std::span<const std::int32_t> ids)
      : m_compressor(compressor),
        m_embedder(embedder),
        m_dtype(dtype),
        m_layout(positionLayout(compressor.config().positions)),
        m_causal(compressor.direction() == ContextDirection::Causal) {
    const int perChunk = static_cast<int>(kRatio) * compressor.config().memoriesPerChunk;
    std::vector<std::int32_t> text;
    for (int i = 0; i < kChunks * perChunk - 1; ++i) text.push_back(ids[i % ids.size()]);  // the last chunk is short
    m_segment = segmentOf(text, 0, static_cast<int>(text.size()));
  }

  SelfTestResult independentChunks(const MaskClaim& claim) const {
    const std::string name = "Independent chunks equal separate batch rows (" + claim.preset + ")";
    if (m_embedder.shape().positions != PositionKind::Rotary) {
      return notApplicable(name, "Learned positions tell a chunk where it stands, so chunks are not alike.");
    }
    if (m_layout == PositionLayout::Sequential || m_layout == PositionLayout::Rebased) {
      return notApplicable(name,
                           "With these position ids a memory token's distance to its chunk is not always the same.");
    }
    std::vector<SegmentInput> rows;
    for (const ChunkSpan& chunk : m_segment.chunks) rows.push_back(segmentOf(m_segment.ids, chunk.begin, chunk.end));
    const at::Tensor together = memoryOf({m_segment}, claim);
    return judged(name, largest(together - memoryOf(rows, claim)), boundFor(together));
  }

  SelfTestResult plainContext(const MaskClaim& claim) const {
    const std::string name = "Context rows equal the stack without memory tokens (" + claim.preset + ")";
    const CompressionBatch batch =
        makeCompressionBatch({&m_segment, 1}, presetMask(claim.preset).rules, m_compressor.direction(), m_layout,
                             m_compressor.memoryToken.device());
    const at::Tensor tokens = m_embedder.embed(batch.ids).to(m_dtype);  // (1, n, D)
    const at::Tensor memory = at::embedding(m_compressor.memoryToken, batch.slot).to(m_dtype);
    TransformerInput both;
    both.embeddings = at::cat({tokens, memory}, 1);  // (1, T, D)
    both.positions = batch.positions;
    both.types = batch.types;
    both.mask = batch.mask;
    TransformerInput alone;
    alone.embeddings = tokens;
    alone.positions = batch.positions.narrow(1, 0, batch.n);
    alone.causal = m_causal;
    const at::Tensor plain = m_compressor.stack(m_embedder).forward(alone);                         // (1, n, D)
    const at::Tensor context = m_compressor.stack(m_embedder).forward(both).narrow(1, 0, batch.n);  // (1, n, D)
    return judged(name, largest(context - plain), boundFor(plain));
  }

  SelfTestResult streaming(const MaskClaim& claim) const {
    const std::string what = claim.streams ? "leaves earlier memory as it was" : "changes earlier memory";
    const std::string name = "Appended text " + what + " (" + claim.preset + ")";
    if (claim.streams && !m_causal)
      return notApplicable(name, "The context looks both ways, so it sees what is appended.");
    if (claim.streams && !dependsOnlyOnEarlierText(m_layout)) {
      return notApplicable(name, "The position ids of memory tokens depend on the length of the text.");
    }
    const SegmentInput prefix = segmentOf(m_segment.ids, 0, m_segment.chunks[kChunks - 2].begin);
    const at::Tensor before = memoryOf({prefix}, claim);
    const at::Tensor after = memoryOf({m_segment}, claim).narrow(0, 0, before.size(0));
    SelfTestResult result = judged(name, largest(after - before), boundFor(before));
    if (!claim.streams) result.outcome = result.error > result.bound ? Outcome::Passed : Outcome::Failed;
    return result;
  }

  // Every chunk in turn is filled with other words.
  SelfTestResult influence(const MaskClaim& claim) const {
    const char* what = claim.influence == Influence::OwnOnly       ? "A chunk reaches only its own memory"
                       : claim.influence == Influence::OwnAndLater ? "No chunk reaches earlier memory"
                                                                   : "Every chunk reaches every memory";
    const std::string name = std::string(what) + " (" + claim.preset + ")";
    if (claim.influence == Influence::OwnAndLater && !m_causal) {
      return notApplicable(name, "The context looks both ways, so later text reaches earlier memory through it.");
    }
    const at::Tensor change = changes(claim);  // (chunks, k)
    const double scale = largest(memoryOf({m_segment}, claim));
    SelfTestResult result = judged(name, 0, tolerance(m_dtype) * scale);
    bool reached = true;
    for (int c = 0; c < kChunks; ++c) {
      for (std::int64_t u = 0; u < change.size(1); ++u) {
        const int own = static_cast<int>(u) / m_compressor.config().memoriesPerChunk;
        const double difference = change[c][u].item<double>();
        const bool hidden = claim.influence == Influence::OwnOnly ? c != own : c > own;
        if (claim.influence != Influence::All && hidden) result.error = std::max(result.error, difference);
        if (claim.influence == Influence::All || c == own) reached = reached && difference > kReaches * scale;
      }
    }
    if (!reached) result.reason = "A change of a chunk did not reach a memory token that sees it.";
    if (!reached || result.error > result.bound) result.outcome = Outcome::Failed;
    return result;
  }

  SelfTestResult pairs(const MaskClaim& claim) const {
    int error = 0;
    for (std::size_t i = 0; i < claim.pairs.size(); ++i) {
      error = std::max(error, std::abs(allowedPairs(presetMask(claim.preset).rules, kPairRatios[i]) - claim.pairs[i]));
    }
    return judged("As many pairs attend as specified (" + claim.preset + ")", error, 0);
  }

 private:
  SegmentInput segmentOf(const std::vector<std::int32_t>& ids, int begin, int end) const {
    return {{ids.begin() + begin, ids.begin() + end},
            fixedChunks(end - begin, kRatio, m_compressor.config().memoriesPerChunk)};
  }

  at::Tensor memoryOf(const std::vector<SegmentInput>& segments, const MaskClaim& claim) const {
    return m_compressor.forward(segments, m_embedder, presetMask(claim.preset), m_dtype);  // (Σk, D)
  }

  double boundFor(const at::Tensor& memory) const { return tolerance(m_dtype) * largest(memory); }

  // How much every memory token moves when a chunk changes. (chunks, k)
  at::Tensor changes(const MaskClaim& claim) const {
    std::vector<SegmentInput> texts{m_segment};
    for (const ChunkSpan& chunk : m_segment.chunks) {
      texts.push_back(m_segment);
      for (int i = chunk.begin; i < chunk.end; ++i) {
        std::int32_t& id = texts.back().ids[i];
        id = (id + 1) % m_embedder.shape().vocabulary;
      }
    }
    const at::Tensor memory = memoryOf(texts, claim);
    const at::Tensor each = memory.view({kChunks + 1, -1, memory.size(1)});  // (1 + chunks, k, D)
    return (each.narrow(0, 1, kChunks) - each.narrow(0, 0, 1)).abs().amax(-1).to(at::kCPU, at::kDouble);
  }

  const Compressor& m_compressor;
  const Transformer& m_embedder;
  at::ScalarType m_dtype;
  PositionLayout m_layout;
  bool m_causal;
  SegmentInput m_segment;
};

}  // namespace

std::vector<MaskClaim> specifiedClaims() {
  return {{"full", false, true, false, Influence::All, {51360, 37128, 33930}},
          {"pic", false, true, true, Influence::OwnAndLater, {35232, 33288, 33162}},
          {"pic-self", false, true, true, Influence::OwnAndLater, {33216, 33168, 33156}},
          {"pic-recur", false, false, true, Influence::OwnAndLater, {11040, 4488, 8970}},
          {"pic-indep", true, false, true, Influence::OwnOnly, {960, 2448, 8580}},
          {"step", false, true, true, Influence::OwnAndLater, {}}};
}

std::vector<SelfTestResult> runSelfTest(const Compressor& compressor, const Transformer& embedder, at::ScalarType dtype,
                                        std::span<const std::int32_t> ids, const std::vector<MaskClaim>& claims) {
  const c10::NoGradGuard noGrad;
  if (compressor.memoryToken.scalar_type() != dtype) {
    return runSelfTest(*copyOf(compressor, embedder.shape(), dtype), *copyOf(embedder, !compressor.backbone, dtype), dtype,
                       ids, claims);
  }
  const SelfTest test(compressor, embedder, dtype, ids);
  std::vector<SelfTestResult> results;
  for (const MaskClaim& claim : claims) {
    if (claim.independentChunks) results.push_back(test.independentChunks(claim));
    if (claim.plainContext) results.push_back(test.plainContext(claim));
    results.push_back(test.streaming(claim));
    results.push_back(test.influence(claim));
    if (claim.pairs != std::array<int, 3>{}) results.push_back(test.pairs(claim));
  }
  return results;
}

}  // namespace engine
