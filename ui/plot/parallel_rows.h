// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <thread>
#include <vector>

namespace ui {

// work(begin, end) for ranges that together are [0, rows), on as many threads as pay off. Returns when all are done.
inline void parallelRows(int rows, const std::function<void(int begin, int end)>& work) {
  constexpr int kRowsAThread = 256;
  const int most = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
  const int threads = std::clamp(rows / kRowsAThread, 1, most);
  std::vector<std::jthread> helpers;
  for (int i = 1; i < threads; ++i) {
    helpers.emplace_back([&work, rows, threads, i] { work(rows * i / threads, rows * (i + 1) / threads); });
  }
  work(0, rows / threads);
}

}  // namespace ui
