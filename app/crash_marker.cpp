// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crash_marker.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <system_error>
#include <vector>

namespace app {
namespace {

constexpr const char* kPrefix = "running-";

// Whether nobody holds it any more.
bool isAbandoned(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  ::close(descriptor);
  return free;
}

}  // namespace

CrashMarker::CrashMarker(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  std::vector<std::filesystem::path> found;
  for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().filename().string().starts_with(kPrefix)) found.push_back(entry->path());
  }
  for (const std::filesystem::path& file : found) {
    if (!isAbandoned(file)) continue;
    m_foundCrash = true;
    std::filesystem::remove(file, failed);
  }
  // Under its final name only once it is locked, so that nobody takes it for an abandoned one.
  std::string name = (folder / "new-XXXXXX").string();
  m_descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (m_descriptor < 0) return;
  ::flock(m_descriptor, LOCK_EX | LOCK_NB);
  m_file = folder / (kPrefix + name.substr(name.size() - 6));
  std::filesystem::rename(name, m_file, failed);
}

CrashMarker::~CrashMarker() {
  if (m_descriptor < 0) return;
  std::error_code failed;
  std::filesystem::remove(m_file, failed);
  ::close(m_descriptor);
}

}  // namespace app
