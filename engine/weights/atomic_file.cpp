// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include "engine/error.h"

namespace engine {
namespace {

[[noreturn]] void failToWrite(const std::filesystem::path& file, int errorNumber) {
  throw Error("Cannot write " + file.string() + ": " + std::generic_category().message(errorNumber) + ".");
}

// A name nobody else uses: other processes have other numbers, other threads another count. It does not contain the
// file's own name, which may already be as long as the file system allows.
std::filesystem::path temporaryNameBeside(const std::filesystem::path& file) {
  static std::atomic<unsigned> count{0};
  return file.parent_path() / (".pic-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".tmp");
}

// A new file under a temporary name, removed again unless it was renamed into place.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target) : m_target(target), m_name(temporaryNameBeside(target)) {
    // Not O_EXCL: a name left over from a killed process with our number may be taken over.
    m_descriptor = ::open(m_name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (m_descriptor < 0) failToWrite(m_target, errno);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
    if (!m_renamed) ::unlink(m_name.c_str());
  }

  void write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) failToWrite(m_target, errno);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }

  void renameIntoPlace() {
    if (::fsync(m_descriptor) != 0) failToWrite(m_target, errno);
    const int closed = ::close(m_descriptor);
    m_descriptor = -1;
    if (closed != 0) failToWrite(m_target, errno);
    if (std::rename(m_name.c_str(), m_target.c_str()) != 0) failToWrite(m_target, errno);
    m_renamed = true;
  }

 private:
  std::filesystem::path m_target;
  std::filesystem::path m_name;
  int m_descriptor = -1;
  bool m_renamed = false;
};

// The rename itself lies in the folder. Some file systems cannot sync a folder (EINVAL), and a folder may be writable
// but not readable: the file is in place then, and that is all there is to have.
void syncFolderOf(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  const int errorNumber = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (errorNumber != 0 && errorNumber != EINVAL) failToWrite(file, errorNumber);
}

}  // namespace

void writeFileAtomically(const std::filesystem::path& file, std::span<const std::span<const std::byte>> parts) {
  TemporaryFile temporary(file);
  for (const std::span<const std::byte> part : parts) temporary.write(part);
  temporary.renameIntoPlace();
  syncFolderOf(file);
}

void writeFileAtomically(const std::filesystem::path& file, std::string_view text) {
  const std::span<const std::byte> part = std::as_bytes(std::span(text));
  writeFileAtomically(file, std::span(&part, 1));
}

}  // namespace engine
