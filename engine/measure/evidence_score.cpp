// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/evidence_score.h"

#include <algorithm>

namespace engine {

std::vector<ByteRange> answerPlaces(std::string_view text, const std::vector<std::string>& golds) {
  std::vector<ByteRange> places;
  for (const std::string& gold : golds) {
    if (gold.empty()) continue;
    for (std::size_t at = text.find(gold); at != std::string_view::npos; at = text.find(gold, at + 1)) {
      places.push_back({static_cast<std::int64_t>(at), static_cast<std::int64_t>(at + gold.size())});
    }
  }
  return places;
}

bool holdsAnswer(ByteRange range, std::span<const ByteRange> places) {
  return std::any_of(places.begin(), places.end(),
                     [&](ByteRange place) { return range.begin <= place.begin && place.end <= range.end; });
}

double chanceToHoldAnswer(std::int64_t length, std::int64_t textLength, std::span<const ByteRange> places) {
  if (length <= 0 || textLength <= 0) return 0;
  const std::int64_t lastStart = std::max<std::int64_t>(0, textLength - length);
  std::vector<ByteRange> starts;  // half-open runs of starts that hold a place
  for (const ByteRange place : places) {
    const ByteRange run{std::max<std::int64_t>(0, place.end - length), std::min(place.begin, lastStart) + 1};
    if (run.begin < run.end) starts.push_back(run);
  }
  std::sort(starts.begin(), starts.end(), [](ByteRange a, ByteRange b) { return a.begin < b.begin; });
  std::int64_t good = 0;
  std::int64_t counted = 0;  // starts below this one are counted
  for (const ByteRange run : starts) {
    good += std::max<std::int64_t>(0, run.end - std::max(run.begin, counted));
    counted = std::max(counted, run.end);
  }
  return static_cast<double>(good) / static_cast<double>(lastStart + 1);
}

}  // namespace engine
