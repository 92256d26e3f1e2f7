// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/text/hf/split_text.h"

namespace engine {

using PreTokenizer = std::function<void(SplitText& split)>;

// The "pre_tokenizer" of a tokenizer.json: Sequence, ByteLevel, Split, Metaspace, BertPreTokenizer, Whitespace,
// WhitespaceSplit, Digits, Punctuation. null gives one that changes nothing.
// Errors: engine::Error "WHERE: …" naming a pre-tokenizer or a setting that is not known.
PreTokenizer readPreTokenizer(const nlohmann::json& json, const std::string& where);

// How Metaspace, as pre-tokenizer and as decoder, treats the start of a text.
enum class PrependScheme { kAlways, kFirst, kNever };
class JsonFields;
PrependScheme readPrependScheme(const JsonFields& fields);

}  // namespace engine
