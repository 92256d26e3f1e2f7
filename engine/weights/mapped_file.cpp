// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

#include "engine/error.h"

namespace engine {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{64} << 20;

[[noreturn]] void failToRead(const std::filesystem::path& path, const std::string& cause) {
  throw Error("Cannot read " + path.string() + ": " + cause + ".");
}

std::string causeOf(int errorNumber) { return std::generic_category().message(errorNumber); }

// Closes a file descriptor at the end of a scope; a mapping outlives the descriptor it was made from.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

std::size_t sizeOfRegularFile(int descriptor, const std::filesystem::path& path) {
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) failToRead(path, causeOf(errno));
  if (!S_ISREG(status.st_mode)) failToRead(path, "it is not a file");
  return static_cast<std::size_t>(status.st_size);
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  // O_NONBLOCK: a pipe with nobody at its other end is refused below instead of blocking here.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.number < 0) failToRead(path, causeOf(errno));
  m_size = sizeOfRegularFile(file.number, path);
  if (m_size == 0) return;  // mmap refuses an empty range
  void* data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (data == MAP_FAILED) failToRead(path, causeOf(errno));
  m_data = static_cast<const std::byte*>(data);
}

MappedFile::~MappedFile() {
  if (m_data != nullptr) ::munmap(const_cast<std::byte*>(m_data), m_size);
}

void releasePages(std::span<const std::byte> bytes) {
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto begin = (reinterpret_cast<std::uintptr_t>(bytes.data()) + page - 1) / page * page;
  const auto end = reinterpret_cast<std::uintptr_t>(bytes.data() + bytes.size()) / page * page;
  // Failing changes nothing but the memory in use.
  if (begin < end) static_cast<void>(::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED));
}

std::string readTextFile(const std::filesystem::path& path) {
  const MappedFile file(path);
  const std::span<const std::byte> bytes = file.bytes();
  if (bytes.size() > kMaxTextBytes) {
    failToRead(path, "it has " + std::to_string(bytes.size()) + " bytes, at most " + std::to_string(kMaxTextBytes) +
                         " are expected of such a file");
  }
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace engine
