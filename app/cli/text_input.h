// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/values/memory.h"

namespace cli {

// A text document from a file, or from standard input when `path` is "-". Its name is the file's, without folders.
// Byte offsets of evidence count in the returned text: UTF-8, without a byte order mark.
// Errors: missing, unreadable, a folder, empty or blank, not text, not UTF-8, larger than 512 MiB: a sentence each.
engine::DocumentText readDocument(const std::string& path);

// True for a memory file (.picmem), told by its content: a safetensors header, which no text begins with.
bool isMemoryFile(const std::string& path);

}  // namespace cli
