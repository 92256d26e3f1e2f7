// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/values/memory.h"

namespace engine {

// .picmem: compressed documents on disk, one safetensors file. Bytes: docs/formats.md. Written atomically.
// Errors: a full disk, a folder that cannot be written; for opening: not a memory file, another format version, parts
// that contradict one another. Whether a memory belongs to a model is checked when the model is asked.
void saveMemory(const std::filesystem::path& file, const Memory& memory);
Memory openMemory(const std::filesystem::path& file);

}  // namespace engine
