// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace engine {

// A longest common subsequence: pairs of indices (in a, in b), ascending in both. Of several, the one that takes what
// comes first. Time and memory grow with a.size() · b.size().
template <typename T>
std::vector<std::pair<std::size_t, std::size_t>> longestCommonSubsequence(const std::vector<T>& a,
                                                                          const std::vector<T>& b) {
  const std::size_t columns = b.size() + 1;
  std::vector<int> longest((a.size() + 1) * columns);  // of a[i…] and b[j…]
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      const int skip = std::max(longest[(i + 1) * columns + j], longest[i * columns + j + 1]);
      longest[i * columns + j] = a[i] == b[j] ? longest[(i + 1) * columns + j + 1] + 1 : skip;
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      pairs.emplace_back(i++, j++);
    } else if (longest[(i + 1) * columns + j] >= longest[i * columns + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

}  // namespace engine
