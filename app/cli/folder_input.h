// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/values/memory.h"

namespace cli {

// The documents in and below a folder, by their paths in it, in the order of these. Hidden files and folders, memory
// files and links to folders are left out without a word; what cannot be read as a document is named, with the reason.
struct FolderDocuments {
  std::vector<engine::DocumentText> documents;
  std::vector<std::string> leftOut;
};

// Errors: no document in the folder; more text than 512 MiB together.
FolderDocuments readFolder(const std::filesystem::path& folder);

}  // namespace cli
