// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/bootstrap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <map>
#include <vector>

#include "engine/values/random.h"

namespace engine {
namespace {

struct GroupSum {
  double sum = 0;
  std::int64_t count = 0;
};

std::vector<GroupSum> sumByGroup(std::span<const double> values, std::span<const int> groups) {
  std::map<int, GroupSum> byGroup;
  for (std::size_t i = 0; i < values.size(); ++i) {
    GroupSum& group = byGroup[groups[i]];
    group.sum += values[i];
    ++group.count;
  }
  std::vector<GroupSum> sums;
  for (const auto& [name, group] : byGroup) sums.push_back(group);
  return sums;
}

// Linear interpolation between the two nearest order statistics, as numpy.percentile does.
double percentile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

Interval intervalOf(std::vector<double> resampled, double level) {
  std::sort(resampled.begin(), resampled.end());
  const double tail = (1 - level) / 2;
  return {percentile(resampled, tail), percentile(resampled, 1 - tail)};
}

double resampledMean(const std::vector<GroupSum>& groups, Random& random) {
  GroupSum total;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const GroupSum& drawn = groups[random.below(groups.size())];
    total.sum += drawn.sum;
    total.count += drawn.count;
  }
  return total.sum / static_cast<double>(total.count);
}

}  // namespace

Interval bootstrapMean(std::span<const double> values, std::span<const int> groups, const BootstrapOptions& options) {
  assert(values.size() == groups.size() && options.samples >= 1);
  if (values.empty()) return {};
  const std::vector<GroupSum> sums = sumByGroup(values, groups);
  Random random(options.seed);
  std::vector<double> means(static_cast<std::size_t>(options.samples));
  for (double& mean : means) mean = resampledMean(sums, random);
  return intervalOf(std::move(means), options.level);
}

Interval bootstrapDifference(std::span<const double> a, std::span<const double> b, std::span<const int> groups,
                             const BootstrapOptions& options) {
  assert(a.size() == b.size());
  std::vector<double> differences(a.size());
  std::transform(a.begin(), a.end(), b.begin(), differences.begin(), std::minus<>());
  return bootstrapMean(differences, groups, options);
}

std::optional<Interval> bootstrapRatio(std::span<const double> parts, std::span<const double> wholes,
                                       std::span<const int> groups, const BootstrapOptions& options) {
  assert(parts.size() == groups.size() && wholes.size() == groups.size() && options.samples >= 1);
  const std::vector<GroupSum> above = sumByGroup(parts, groups), below = sumByGroup(wholes, groups);
  Random random(options.seed);
  std::vector<double> ratios;
  for (int s = 0; s < options.samples; ++s) {
    double part = 0, whole = 0;
    for (std::size_t i = 0; i < below.size(); ++i) {
      const std::size_t drawn = random.below(below.size());
      part += above[drawn].sum;
      whole += below[drawn].sum;
    }
    if (whole <= 0) return std::nullopt;
    ratios.push_back(part / whole);
  }
  return intervalOf(std::move(ratios), options.level);
}

}  // namespace engine
