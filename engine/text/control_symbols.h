// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace engine {

// The bytes of a tokenizer file (tokenizer.json or tokenizer.model) with `symbols` added behind its vocabulary, those
// left out that it has. Added symbols are never found in plain text. Errors: those of opening the tokenizer.
std::string withControlSymbols(const std::filesystem::path& file, const std::vector<std::string>& symbols);

}  // namespace engine
