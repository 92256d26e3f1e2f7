// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

inline constexpr std::string_view kGeometryCaveat =
    "The decoder reads directions through all its layers: a near word is no translation of a memory token, and two axes "
    "show only the share of the spread that is given.";

// A word of the vocabulary near a memory token.
struct NearToken {
  std::int32_t id = 0;
  std::string piece;
  float cosine = 0;  // −1…1
};

// Where the memory tokens lie among themselves and among the words.
struct MemoryGeometry {
  std::vector<float> norms;                     // (k), Euclidean
  double vocabularyNorm = 0;                    // mean norm of the token embeddings
  std::vector<std::vector<NearToken>> nearest;  // (k): the nearest words by cosine, nearest first
  std::vector<std::array<float, 2>> axes;       // (k): coordinates on the two directions of largest spread (PCA)
  std::array<double, 2> explained{};            // share of the spread each direction holds, 0…1
};

}  // namespace engine
