// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace store {

struct ZipEntry {
  std::string name;
  std::string_view bytes;
};

// A deflated zip of these entries, in this order, all of the same date, so that the same content gives the same bytes.
std::string zipped(const std::vector<ZipEntry>& entries);

// A zip from outside, in memory. Nothing is ever unpacked to disk.
// Errors: engine::Error that begins with `where`: not a zip, damaged, encrypted, a check sum that is wrong.
class ZipReader {
 public:
  // REQUIRES: `bytes` outlives this.
  ZipReader(std::span<const std::byte> bytes, std::string where);
  ~ZipReader();
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  std::int64_t entryCount() const;
  std::vector<std::string> names() const;
  // The unpacked entry. Errors: it is missing, or longer than `most` bytes, whatever its header says.
  std::string read(const std::string& name, std::size_t most) const;

 private:
  [[noreturn]] void fail(const std::string& sentence) const;

  std::string m_where;
  zip* m_zip = nullptr;
};

}  // namespace store
