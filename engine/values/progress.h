// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace engine {

// How far a long job has come. `total` 0: not known.
struct ProgressReport {
  std::string what;         // "Compressing", "Reading"
  std::int64_t done = 0;    // in `unit`
  std::int64_t total = 0;
  std::string unit = "tokens";
};

// Called on the thread that does the work, as often as the work has something to say; who listens throttles.
using Progress = std::function<void(const ProgressReport&)>;

}  // namespace engine
