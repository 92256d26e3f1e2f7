// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/folder_input.h"

#include <algorithm>

#include "app/documents/import.h"
#include "engine/error.h"

namespace cli {
namespace {

constexpr std::size_t kMostBytes = std::size_t{512} << 20;

bool isHidden(const std::filesystem::path& path) { return path.filename().string().starts_with('.'); }

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  using Iterator = std::filesystem::recursive_directory_iterator;
  for (Iterator entry(folder); entry != Iterator(); ++entry) {
    if (isHidden(entry->path())) {
      if (entry->is_directory()) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_regular_file() && entry->path().extension() != ".picmem") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

FolderDocuments readFolder(const std::filesystem::path& folder) {
  FolderDocuments result;
  std::size_t bytes = 0;
  for (const std::filesystem::path& file : filesBelow(folder)) {
    const std::string name = file.lexically_relative(folder).generic_string();
    try {
      engine::DocumentText document{name, documents::importDocument(file).text};
      bytes += document.text.size();
      result.documents.push_back(std::move(document));
    } catch (const engine::Error& error) {
      result.leftOut.push_back(name + ": " + error.what());
    }
    if (bytes > kMostBytes) throw engine::Error(folder.string() + " holds more than 512 MiB of text, the most that is read.");
  }
  if (result.documents.empty()) {
    throw engine::Error("The folder " + folder.string() + " holds no document that can be read" +
                        (result.leftOut.empty() ? "." : "; " + result.leftOut.front()));
  }
  return result;
}

}  // namespace cli
