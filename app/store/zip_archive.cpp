// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "engine/error.h"

namespace store {
namespace {

constexpr zip_uint16_t kNewYear1980 = 0x21;  // the first day a zip can name

// A libzip error that is freed at the end.
struct ZipError {
  zip_error_t value{};
  ZipError() { zip_error_init(&value); }
  ~ZipError() { zip_error_fini(&value); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  std::string text() { return zip_error_strerror(&value); }
};

void mustHold(bool worked, const char* what) {
  if (!worked) throw engine::Error(std::string("The session file could not be made: ") + what + ".");
}

void addEntry(zip_t* archive, const ZipEntry& entry) {
  zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  mustHold(source != nullptr, zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) zip_source_free(source);  // otherwise the archive owns it
  mustHold(index >= 0, zip_strerror(archive));
  const auto added = static_cast<zip_uint64_t>(index);
  mustHold(zip_set_file_compression(archive, added, ZIP_CM_DEFLATE, 0) == 0, zip_strerror(archive));
  mustHold(zip_file_set_dostime(archive, added, 0, kNewYear1980, 0) == 0, zip_strerror(archive));
}

std::string contentOf(zip_source_t* source) {
  mustHold(zip_source_open(source) == 0, "it cannot be read back");
  zip_stat_t status;
  mustHold(zip_source_stat(source, &status) == 0 && (status.valid & ZIP_STAT_SIZE) != 0, "its size is not known");
  std::string bytes(status.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  mustHold(read == static_cast<zip_int64_t>(bytes.size()), "it cannot be read back");
  return bytes;
}

}  // namespace

std::string zipped(const std::vector<ZipEntry>& entries) {
  ZipError error;
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> memory(
      zip_source_buffer_create(nullptr, 0, 0, &error.value), zip_source_free);
  mustHold(memory != nullptr, error.text().c_str());
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &error.value),
                                                   zip_discard);
  mustHold(archive != nullptr, error.text().c_str());
  zip_source_keep(memory.get());  // one for the archive, which gives it back, one for us
  for (const ZipEntry& entry : entries) addEntry(archive.get(), entry);
  mustHold(zip_close(archive.get()) == 0, zip_strerror(archive.get()));
  archive.release();
  return contentOf(memory.get());
}

ZipReader::ZipReader(std::span<const std::byte> bytes, std::string where) : m_where(std::move(where)) {
  ZipError error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error.value);
  if (source == nullptr) fail(error.text() + ".");
  m_zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error.value);
  if (m_zip != nullptr) return;
  zip_source_free(source);
  fail("it is not a whole zip file (" + error.text() + ").");
}

ZipReader::~ZipReader() { zip_discard(m_zip); }

void ZipReader::fail(const std::string& sentence) const { throw engine::Error(m_where + ": " + sentence); }

std::int64_t ZipReader::entryCount() const { return zip_get_num_entries(m_zip, 0); }

std::vector<std::string> ZipReader::names() const {
  std::vector<std::string> names;
  for (std::int64_t i = 0; i < entryCount(); ++i) {
    const char* name = zip_get_name(m_zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    names.emplace_back(name == nullptr ? "" : name);
  }
  return names;
}

std::string ZipReader::read(const std::string& name, std::size_t most) const {
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(m_zip, name.c_str(), 0), zip_fclose);
  if (!file) fail(name + " cannot be read (" + zip_strerror(m_zip) + ").");
  constexpr std::size_t kBlock = 1 << 20;
  std::string bytes;
  for (;;) {  // to the end, where the check sum is looked at
    const std::size_t size = bytes.size();
    if (size > most) fail(name + " is longer than " + std::to_string(most) + " bytes, the most that is read.");
    bytes.resize(size + kBlock);
    const zip_int64_t count = zip_fread(file.get(), bytes.data() + size, kBlock);
    if (count < 0) fail(name + " is damaged (" + zip_file_strerror(file.get()) + ").");
    bytes.resize(size + static_cast<std::size_t>(count));
    if (count == 0) return bytes;
  }
}

}  // namespace store
