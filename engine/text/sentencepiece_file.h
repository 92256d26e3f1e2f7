// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace engine {

// The bytes of a sentencepiece model file, checked to be whole. A model cut off between two of its pieces still parses
// as a smaller model with default settings, so the outer structure is walked before the library sees it.
// Errors: engine::Error naming the file that is missing, unreadable, truncated or something else.
std::string readSentencepieceFile(const std::filesystem::path& file);

// XXH3 of the bytes, 16 hexadecimal digits.
std::string sentencepieceHash(std::string_view bytes);

}  // namespace engine
