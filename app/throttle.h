// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace app {

// Lets at most 30 reports a second through. One object a job; not shared between threads.
class Throttle {
 public:
  bool lets() {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < std::chrono::milliseconds(33)) return false;
    m_last = now;
    return true;
  }

 private:
  std::chrono::steady_clock::time_point m_last{};
};

}  // namespace app
