// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

#include <csignal>
#include <stdexcept>

namespace tests {

// While it lives, no file grows beyond `bytes`: a write fails half-way, as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    if (getrlimit(RLIMIT_FSIZE, &m_before) != 0) throw std::runtime_error("getrlimit failed");
    m_handler = std::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small = {bytes, m_before.rlim_max};
    if (setrlimit(RLIMIT_FSIZE, &small) != 0) throw std::runtime_error("setrlimit failed");
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, m_handler);
  }

 private:
  struct rlimit m_before = {};
  void (*m_handler)(int) = nullptr;
};

}  // namespace tests
