// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace engine {

// Writes `parts` one after the other to a temporary file beside `file`, syncs it, renames it over `file` and syncs the
// folder: whoever opens `file`, also after a power cut, sees the old bytes or the new ones, never half.
// The parts may be views into the old file, mapped: it lives on until the last mapping goes.
// Errors: no permission, no such folder, disk full…; `file` is then as it was and the temporary file is gone.
void writeFileAtomically(const std::filesystem::path& file, std::span<const std::span<const std::byte>> parts);
void writeFileAtomically(const std::filesystem::path& file, std::string_view text);

}  // namespace engine
