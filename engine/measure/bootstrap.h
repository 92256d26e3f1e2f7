// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace engine {

struct Interval {
  double low = 0;
  double high = 0;
};

struct BootstrapOptions {
  int samples = 2000;
  double level = 0.95;
  std::uint64_t seed = 0;
};

// Percentile bootstrap of a mean, drawn by group (article): questions on one article are not independent, so whole
// groups are drawn with replacement. `groups[i]` is the group of `values[i]`; any numbers will do.
// Deterministic by seed on every machine. No values: {0, 0}.
// REQUIRES: values.size() == groups.size(), samples ≥ 1.
Interval bootstrapMean(std::span<const double> values, std::span<const int> groups, const BootstrapOptions& options);

// The same for the mean of a[i] − b[i]: paired, because both answered the same question.
Interval bootstrapDifference(std::span<const double> a, std::span<const double> b, std::span<const int> groups,
                             const BootstrapOptions& options);

// The same for Σ parts / Σ wholes, the ratio of two means over the same questions. None: in some resample the wholes do
// not add up to more than nothing, so there are too few groups to say.
std::optional<Interval> bootstrapRatio(std::span<const double> parts, std::span<const double> wholes,
                                       std::span<const int> groups, const BootstrapOptions& options);

}  // namespace engine
