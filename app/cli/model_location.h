// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace cli {

// The folder of the shipped model: $PIC_MODELS/pic-small when the variable is set; otherwise models/pic-small above the
// program (a build tree inside the sources), or share/pic-studio/models/pic-small beside its bin folder (installed).
// Errors: none of them exists; the sentence names the places.
std::filesystem::path shippedModel();

}  // namespace cli
