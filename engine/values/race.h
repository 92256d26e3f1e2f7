// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace engine {

// One evaluation of a run: after so many steps and seconds of training, what was measured.
struct RacePoint {
  int step = 0;
  double seconds = 0;
  double value = 0;
  bool operator==(const RacePoint&) const = default;
};

// What one arm reached with one seed.
struct RaceCurve {
  std::string arm;
  std::uint64_t seed = 0;
  std::vector<RacePoint> points;
  std::optional<RacePoint> best;    // the first with the highest value; none: nothing was evaluated yet
  std::optional<RacePoint> passed;  // where it passes the baseline's best of the same seed; none: not reached, or the baseline
  bool operator==(const RaceCurve&) const = default;
};

// Something that was measured at every evaluation; higher is better.
struct RaceMeasure {
  std::string name;       // "f1", "em" in per cent; "accuracy", "diagonal" as shares
  std::string objective;  // of an accuracy: what was told
  double ratio = 1;
  bool decides = true;    // false: shown beside, but nobody is better for it (diagonal)
  std::vector<RaceCurve> curves;  // seed after seed, in each the arms
  bool operator==(const RaceMeasure&) const = default;
};

// Arms that saw identical batches, compared. Seeds stand apart.
struct RaceResult {
  std::string baseline;
  std::vector<std::string> arms;  // the baseline first
  std::vector<std::uint64_t> seeds;
  int steps = 0;
  bool finished = false;
  std::vector<RaceMeasure> measures;
  bool operator==(const RaceResult&) const = default;
};

}  // namespace engine
