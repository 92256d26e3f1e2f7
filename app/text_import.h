// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "engine/values/memory.h"

namespace app {

// A document from a file: text and Markdown. THE PLACE for documents::importDocument() when it is there.
// Errors: engine::Error for a file that is missing, a folder, too large, empty or no text.
engine::DocumentText importText(const std::filesystem::path& file);

}  // namespace app
