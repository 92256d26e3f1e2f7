// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/process_mark.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <system_error>

#include "engine/error.h"

namespace store {
namespace {

// One byte of the file; locks of open file descriptions, which several descriptors of one process do not share.
struct flock lockOf(std::int64_t byte, short type) {
  struct flock lock = {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = byte;
  lock.l_len = 1;
  return lock;
}

constexpr std::int64_t kAlone = 0;

std::int64_t drawNumber() {
  std::random_device random;
  return std::uniform_int_distribution<std::int64_t>(1, std::int64_t{1} << 60)(random);
}

}  // namespace

ProcessMark::ProcessMark(const std::filesystem::path& file) {
  m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  bool locked = false;
  for (int attempt = 0; m_descriptor >= 0 && !locked && attempt < 100; ++attempt) {
    m_number = drawNumber();
    struct flock lock = lockOf(m_number, F_WRLCK);
    locked = ::fcntl(m_descriptor, F_OFD_SETLK, &lock) == 0;
  }
  if (locked) return;
  const std::string why = std::generic_category().message(errno);
  if (m_descriptor >= 0) ::close(m_descriptor);
  throw engine::Error("The file " + file.string() + " cannot be written: " + why + ".");
}

ProcessMark::~ProcessMark() { ::close(m_descriptor); }

bool ProcessMark::isAlive(std::int64_t number) const {
  if (number == m_number) return true;
  struct flock lock = lockOf(number, F_WRLCK);
  return ::fcntl(m_descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

ProcessMark::Alone::Alone(const ProcessMark& mark) : m_descriptor(mark.m_descriptor) {
  struct flock lock = lockOf(kAlone, F_WRLCK);
  while (::fcntl(m_descriptor, F_OFD_SETLKW, &lock) != 0 && errno == EINTR) {
  }
}

ProcessMark::Alone::~Alone() {
  struct flock lock = lockOf(kAlone, F_UNLCK);
  ::fcntl(m_descriptor, F_OFD_SETLK, &lock);
}

}  // namespace store
