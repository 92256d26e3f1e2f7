// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <array>

#include "engine/error.h"

namespace documents {
namespace {

using engine::Error;

constexpr std::int64_t kSmall = std::int64_t{1} << 20;  // parts this small may be packed as tightly as they like

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

[[noreturn]] void refuseDamaged(const std::string& name, const std::string& why) {
  throw Error(name + " is a damaged or incomplete ZIP archive (" + why + ").");
}

void refuseLarge(const std::string& name, const std::string& part, std::int64_t bytes, std::int64_t packed,
                 const ImportLimits& limits) {
  if (bytes > limits.expandedBytes) {
    throw Error(name + " cannot be read: its part " + part + " unpacks to more than " +
                std::to_string(limits.expandedBytes >> 20) + " MiB, the most that is read.");
  }
  if (bytes > kSmall && bytes / limits.expansion > packed) {
    throw Error(name + " cannot be read: its part " + part + " unpacks to more than " +
                std::to_string(limits.expansion) + " times its size, as only archives made to do harm do.");
  }
}

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(std::string_view bytes, std::string name, const ImportLimits& limits)
    : m_name(std::move(name)), m_limits(limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) m_archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!m_archive) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    refuseDamaged(m_name, why);
  }
  zip_error_fini(&error);
  const std::int64_t entries = zip_get_num_entries(m_archive.get(), 0);
  if (entries > limits.archiveEntries) {
    throw Error(m_name + " holds " + std::to_string(entries) + " files; at most " +
                std::to_string(limits.archiveEntries) + " are read.");
  }
}

bool ZipArchive::contains(const std::string& part) const {
  return zip_name_locate(m_archive.get(), part.c_str(), 0) >= 0;
}

std::optional<std::string> ZipArchive::read(const std::string& part) const {
  zip_stat_t stat;
  if (zip_stat(m_archive.get(), part.c_str(), 0, &stat) != 0) return std::nullopt;
  const auto packed = static_cast<std::int64_t>((stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0);
  if ((stat.valid & ZIP_STAT_SIZE) != 0) {
    refuseLarge(m_name, part, static_cast<std::int64_t>(std::min<zip_uint64_t>(stat.size, INT64_MAX)), packed,
                m_limits);
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(m_archive.get(), stat.index, 0));
  if (!file) {
    const int code = zip_error_code_zip(zip_get_error(m_archive.get()));
    if (code == ZIP_ER_NOPASSWD)
      throw Error(m_name + " is protected by a password; save it without one and try again.");
    refuseDamaged(m_name, part + ": " + zip_strerror(m_archive.get()));
  }
  std::string content;
  std::array<char, 1 << 16> block{};
  zip_int64_t count = 0;
  while ((count = zip_fread(file.get(), block.data(), block.size())) > 0) {
    content.append(block.data(), static_cast<std::size_t>(count));
    refuseLarge(m_name, part, static_cast<std::int64_t>(content.size()), packed, m_limits);
  }
  if (count < 0) refuseDamaged(m_name, part + ": " + zip_file_strerror(file.get()));
  return content;
}

}  // namespace documents
