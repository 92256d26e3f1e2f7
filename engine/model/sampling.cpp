// SPDX-License-Identifier: Apache-2.0
#include "engine/model/sampling.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace engine {
namespace {

// log Σ exp, in doubles.
double logSum(std::span<const float> logits) {
  const double most = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const float x : logits) sum += std::exp(x - most);
  return most + std::log(sum);
}

// Ids in falling order of likelihood, cut to topK.
std::vector<std::int32_t> candidates(std::span<const float> logits, int topK) {
  std::vector<std::int32_t> ids(logits.size());
  std::iota(ids.begin(), ids.end(), 0);
  const auto likelier = [&](std::int32_t a, std::int32_t b) { return logits[a] != logits[b] ? logits[a] > logits[b] : a < b; };
  const std::size_t keep = topK > 0 ? std::min<std::size_t>(topK, ids.size()) : ids.size();
  std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(keep), ids.end(), likelier);
  ids.resize(keep);
  return ids;
}

std::int32_t drawToken(std::span<const float> logits, const SamplingOptions& options, Random& random) {
  const std::vector<std::int32_t> ids = candidates(logits, options.topK);
  std::vector<double> weights;
  for (const std::int32_t id : ids) weights.push_back(std::exp((logits[id] - logits[ids[0]]) / options.temperature));
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::size_t kept = 0;
  double mass = 0;
  while (kept < ids.size() && (kept == 0 || mass < options.topP * total)) mass += weights[kept++];
  double left = random.uniform() * mass;
  for (std::size_t i = 0; i < kept; ++i) {
    left -= weights[i];
    if (left < 0) return ids[i];
  }
  return ids[kept - 1];
}

}  // namespace

NextToken chooseToken(std::span<const float> logits, const SamplingOptions& options, Random& random) {
  const std::int32_t id = options.temperature > 0
                              ? drawToken(logits, options, random)
                              : static_cast<std::int32_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
  return {id, logProbability(logits, id)};
}

double logProbability(std::span<const float> logits, std::int32_t id) { return logits[id] - logSum(logits); }

}  // namespace engine
