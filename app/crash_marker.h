// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace app {

// A file that stands in a folder while the program runs and is locked by it. One that is found there without a lock was
// left by a process that died: killed, crashed, or the power was cut. Several windows may run at once.
// Where nothing can be written, nothing is found out, and that is no error.
class CrashMarker {
 public:
  explicit CrashMarker(const std::filesystem::path& folder);
  ~CrashMarker();  // the clean end
  CrashMarker(const CrashMarker&) = delete;
  CrashMarker& operator=(const CrashMarker&) = delete;

  bool foundCrash() const { return m_foundCrash; }  // since the last start; told once

 private:
  std::filesystem::path m_file;
  int m_descriptor = -1;
  bool m_foundCrash = false;
};

}  // namespace app
