// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/ATen.h>

#include <chrono>
#include <stop_token>
#include <vector>

namespace engine {

// Waits until the device has computed a tensor: a GPU's work is only queued when a call returns.
inline void waitFor(const at::Tensor& tensor) {
  if (tensor.defined() && !tensor.device().is_cpu()) tensor.flatten().select(0, 0).item<double>();
}

// Times of `runs` calls after `warmUp` others, in milliseconds. `job` returns a tensor that is done last.
// Stopped: those until then.
template <typename Job>
std::vector<double> timesOf(int warmUp, int runs, const Job& job, const std::stop_token& stop = {}) {
  std::vector<double> times;
  for (int i = 0; i < warmUp + runs && !stop.stop_requested(); ++i) {
    const auto begin = std::chrono::steady_clock::now();
    waitFor(job());
    const auto end = std::chrono::steady_clock::now();
    if (i >= warmUp) times.push_back(std::chrono::duration<double, std::milli>(end - begin).count());
  }
  return times;
}

}  // namespace engine
