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

double resampledMean(const std::vector<GroupSum>& groups, Random& random) {
  GroupSum total;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const GroupSum& drawn = groups[random.below(groups.size())];
    total.sum += drawn.sum;
    total.count += drawn.count;
  }
  return total.sum / static_cast<double>(total.count);
}

// Linear interpolation between the two nearest order statistics, as numpy.percentile does.
double percentile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace

Interval bootstrapMean(std::span<const double> values, std::span<const int> groups, const BootstrapOptions& options) {
  assert(values.size() == groups.size() && options.samples >= 1);
  if (values.empty()) return {};
  const std::vector<GroupSum> sums = sumByGroup(values, groups);
  Random random(options.seed);
  std::vector<double> means(static_cast<std::size_t>(options.samples));
  for (double& mean : means) mean = resampledMean(sums, random);
  std::sort(means.begin(), means.end());
  const double tail = (1 - options.level) / 2;
  return {percentile(means, tail), percentile(means, 1 - tail)};
}

Interval bootstrapDifference(std::span<const double> a, std::span<const double> b, std::span<const int> groups,
                             const BootstrapOptions& options) {
  assert(a.size() == b.size());
  std::vector<double> differences(a.size());
  std::transform(a.begin(), a.end(), b.begin(), differences.begin(), std::minus<>());
  return bootstrapMean(differences, groups, options);
}

}  // namespace engine
