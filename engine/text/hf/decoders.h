// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace engine {

// Turns pieces into pieces of text; joined, they are the text.
using Decoder = std::function<std::vector<std::string>(std::vector<std::string> pieces)>;

// The "decoder" of a tokenizer.json: ByteLevel, Metaspace, ByteFallback, Fuse, Strip, Replace, WordPiece, Sequence.
// null gives one that puts spaces between the pieces. Bytes that are not UTF-8 become U+FFFD.
// Errors: engine::Error "WHERE: …" naming a decoder or a setting that is not known.
Decoder readDecoder(const nlohmann::json& json, const std::string& where);

}  // namespace engine
