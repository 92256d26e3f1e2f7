// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace engine {

// The bytes of a sentencepiece model file, checked to be whole. A model cut off between two of its pieces still parses
// as a smaller model with default settings, so the outer structure is walked before the library sees it.
// Errors: engine::Error naming the file that is missing, unreadable, truncated or something else.
std::string readSentencepieceFile(const std::filesystem::path& file);

}  // namespace engine
