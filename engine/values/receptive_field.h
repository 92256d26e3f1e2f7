// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/values/attention_mask.h"

namespace engine {

inline constexpr std::string_view kReachCaveat =
    "What the mask permits, through every layer in turn: whether anything is carried along these paths is what the "
    "measured influence tells.";

// The positions whose input can have changed row `row` after so many layers: 1 is the row's own receptive field, and
// every layer more adds what those rows see. (T), 1 = reached. 0 layers: the row itself.
// Apart from the mask, compressors whose memory input is the mean of a chunk carry that chunk's tokens into its rows.
inline std::vector<std::uint8_t> reachOf(const AttentionMask& mask, int row, int layers) {
  const int T = mask.size();
  std::vector<std::uint8_t> reached(static_cast<std::size_t>(T));
  reached[row] = 1;
  std::vector<int> fresh{row};  // reached in the layer above: only their rows can add something
  for (int layer = 0; layer < layers && !fresh.empty(); ++layer) {
    std::vector<int> next;
    for (const int q : fresh) {
      for (int p = 0; p < T; ++p) {
        if (reached[p] != 0 || !mask.at(q, p)) continue;
        reached[p] = 1;
        next.push_back(p);
      }
    }
    fresh = std::move(next);
  }
  return reached;
}

}  // namespace engine
