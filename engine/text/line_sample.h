// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/random.h"

namespace engine {

// A uniform sample of the lines of texts that come one after the other and are too many to keep: every line has the
// same chance, and the same texts and seed give the same sample. Empty lines do not count; long ones are cut. Source:
// reservoir sampling, algorithm R (Vitter 1985).
class LineSample {
 public:
  static constexpr std::size_t kLongestLine = 4096;  // bytes

  LineSample(std::size_t capacity, std::uint64_t seed) : m_capacity(capacity), m_random(seed) {}

  void add(std::string_view text);
  std::vector<std::string> take() { return std::move(m_lines); }

 private:
  void addLine(std::string_view line);

  std::size_t m_capacity;
  Random m_random;
  std::uint64_t m_seen = 0;
  std::vector<std::string> m_lines;
};

}  // namespace engine
