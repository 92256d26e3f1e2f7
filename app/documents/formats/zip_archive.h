// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/documents/imported_document.h"

struct zip;

namespace documents {

// A ZIP archive in memory, read part by part; nothing is ever unpacked to a disk.
class ZipArchive {
 public:
  // REQUIRES: `bytes` outlive the archive.  Errors: no ZIP archive, a damaged one, too many entries.
  ZipArchive(std::string_view bytes, std::string name, const ImportLimits& limits);

  bool contains(const std::string& part) const;

  // Errors: encrypted; damaged; unpacked larger than the limits allow, by what the archive says or in truth.
  std::optional<std::string> read(const std::string& part) const;  // nothing: there is no such part

  const std::string& name() const { return m_name; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };

  std::string m_name;
  ImportLimits m_limits;
  std::unique_ptr<zip, Close> m_archive;
};

}  // namespace documents
