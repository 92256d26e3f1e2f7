// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace store {

// Says which of the processes that use a library are alive. Each draws a number and locks the byte of that number in a
// file beside the library; the lock goes when the process does, however it dies. Unlike process ids, this also holds
// across containers and after a restart.
class ProcessMark {
 public:
  // Errors: the file cannot be made.
  explicit ProcessMark(const std::filesystem::path& file);
  ~ProcessMark();
  ProcessMark(const ProcessMark&) = delete;
  ProcessMark& operator=(const ProcessMark&) = delete;

  std::int64_t number() const { return m_number; }
  bool isAlive(std::int64_t number) const;

  // While one lives, no other process has one of the same file.
  class Alone {
   public:
    explicit Alone(const ProcessMark& mark);
    ~Alone();
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;

   private:
    int m_descriptor;
  };

 private:
  int m_descriptor = -1;
  std::int64_t m_number = 0;
};

}  // namespace store
