// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/session_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/store/session_json.h"
#include "app/store/zip_archive.h"
#include "engine/error.h"
#include "engine/weights/atomic_file.h"
#include "engine/weights/mapped_file.h"

namespace store {
namespace {

using engine::Error;

constexpr const char* kDescription = "session.json";
constexpr std::size_t kMostFileBytes = std::size_t{256} << 20;
constexpr std::size_t kMostJsonBytes = std::size_t{64} << 20;
constexpr std::size_t kMostTextBytes = std::size_t{512} << 20;  // of all documents together
constexpr std::int64_t kMostDocuments = 10'000;

std::string documentName(std::size_t index) { return "documents/" + std::to_string(index + 1) + ".txt"; }

// Exactly the entries that this program writes: nothing hides beside them.
void checkNames(const ZipReader& zip, const std::string& where) {
  const std::int64_t documents = zip.entryCount() - 1;
  if (documents > kMostDocuments) {
    throw Error(where + ": it holds " + std::to_string(documents) + " documents; at most 10000 are read.");
  }
  std::vector<std::string> names = zip.names();
  if (std::ranges::count(names, kDescription) != 1) {
    throw Error(where + ": it is a zip, but no session file: there is no " + kDescription + " in it.");
  }
  std::vector<std::string> expected{kDescription};
  for (std::int64_t i = 0; i < documents; ++i) expected.push_back(documentName(static_cast<std::size_t>(i)));
  std::ranges::sort(expected);
  for (const std::string& name : names) {
    if (!std::ranges::binary_search(expected, name)) {
      const std::string shown =
          nlohmann::json(name.substr(0, 60)).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
      throw Error(where + ": " + shown + " does not belong into a session file.");
    }
  }
}

void checkUtf8(const std::string& text, const std::string& where) {
  try {
    (void)nlohmann::json(text).dump();  // the library looks at every byte
  } catch (const nlohmann::json::type_error&) {
    throw Error(where + ": the text is not UTF-8.");
  }
}

std::vector<std::string> documentTexts(const ZipReader& zip, const std::string& where) {
  std::vector<std::string> texts;
  std::size_t left = kMostTextBytes;
  for (std::int64_t i = 1; i < zip.entryCount(); ++i) {
    const std::string name = documentName(texts.size());
    texts.push_back(zip.read(name, left));
    left -= texts.back().size();
    checkUtf8(texts.back(), where + ", " + name);
  }
  return texts;
}

}  // namespace

void writeSessionFile(const Session& session, const std::filesystem::path& file) {
  const std::string description = sessionToJson(session, DocumentTexts::Beside);
  std::vector<ZipEntry> entries{{kDescription, description}};
  for (const Document& document : session.documents)
    entries.push_back({documentName(entries.size() - 1), document.text});
  engine::writeFileAtomically(file, zipped(entries));
}

Session readSessionFile(const std::filesystem::path& file) {
  const engine::MappedFile mapped(file);
  if (mapped.bytes().size() > kMostFileBytes) {
    throw Error(file.string() + " has " + std::to_string(mapped.bytes().size()) +
                " bytes; a session file has at most " + std::to_string(kMostFileBytes) + ".");
  }
  return sessionFromZip(mapped.bytes(), file.string());
}

Session sessionFromZip(std::span<const std::byte> bytes, const std::string& where) {
  const ZipReader zip(bytes, where);
  checkNames(zip, where);
  const std::vector<std::string> texts = documentTexts(zip, where);
  Session session = sessionFromJson(zip.read(kDescription, kMostJsonBytes), texts, where);
  if (session.documents.size() != texts.size()) {
    throw Error(where + ": it holds " + std::to_string(texts.size()) + " texts for " +
                std::to_string(session.documents.size()) + " documents.");
  }
  return session;
}

}  // namespace store
