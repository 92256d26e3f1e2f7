// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "engine/values/memory.h"

namespace engine {

// The "pic" metadata of a memory file: all of a memory but its numbers and its text. Format: docs/formats.md.
std::string memoryHeader(const Memory& memory);

// The memory that a header describes, without vectors and positions. `text`: the kept text of all documents, or empty.
// Errors: engine::Error naming `file`; another format version, a missing part, parts that contradict one another.
Memory parseMemoryHeader(const std::string& header, std::string_view text, const std::string& file);

}  // namespace engine
