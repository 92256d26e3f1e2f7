// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/memory_controls.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "engine/values/random.h"

namespace engine {
namespace {

// Box and Muller 1958.
double gaussian(Random& random) {
  const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
  return radius * std::cos(2 * std::numbers::pi * random.uniform());
}

}  // namespace

Memory shuffledMemory(const Memory& memory, std::uint64_t seed) {
  Memory result = memory;
  const auto width = static_cast<std::size_t>(memory.width);
  std::vector<std::size_t> order(static_cast<std::size_t>(memory.memoryCount()));
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(seed);
  random.shuffle(order);
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::copy_n(memory.vectors.begin() + static_cast<std::ptrdiff_t>(order[i] * width), width,
                result.vectors.begin() + static_cast<std::ptrdiff_t>(i * width));
  }
  return result;
}

Memory noiseMemory(const Memory& memory, std::uint64_t seed) {
  Memory result = memory;
  const auto width = static_cast<std::size_t>(memory.width);
  const auto count = static_cast<std::size_t>(memory.memoryCount());
  Random random(seed);
  for (std::size_t d = 0; d < width; ++d) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < count; ++i) sum += memory.vectors[i * width + d];
    const double mean = sum / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) squares += std::pow(memory.vectors[i * width + d] - mean, 2);
    const double deviation = std::sqrt(squares / static_cast<double>(count));
    for (std::size_t i = 0; i < count; ++i)
      result.vectors[i * width + d] = static_cast<float>(mean + deviation * gaussian(random));
  }
  return result;
}

}  // namespace engine
