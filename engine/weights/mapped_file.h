// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace engine {

// A regular file mapped into memory for reading. Pages are read when they are touched, so opening a large file is free.
// Errors: no such file, not a regular file, no permission, each with the path.
// A file that another program cuts short while it is mapped kills the process (SIGBUS): ours only rename files into
// place.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {m_data, m_size}; }

 private:
  const std::byte* m_data = nullptr;
  std::size_t m_size = 0;
};

// Gives back the memory of pages that lie wholly in `bytes`, a part of a mapped file. They are read again when touched.
void releasePages(std::span<const std::byte> bytes);

// The whole text of a small file (configuration, index). Errors: as above, and more than 64 MiB.
std::string readTextFile(const std::filesystem::path& path);

}  // namespace engine
