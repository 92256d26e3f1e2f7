// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace common {

// The folder of the shipped model: $PIC_MODELS/pic-small when the variable is set, otherwise shippedFolder's.
// Errors: it does not exist; the sentence names the places.
std::filesystem::path shippedModel();

// A folder that comes with the program ("resources/samples"): share/pic-studio/NAME beside its bin folder (installed),
// or NAME in any folder above the program (a build tree inside the sources).
std::optional<std::filesystem::path> shippedFolder(const std::filesystem::path& name);

}  // namespace common
