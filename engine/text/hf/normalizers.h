// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/text/hf/aligned_text.h"

namespace engine {

using Normalizer = std::function<void(AlignedText& text)>;

// The "normalizer" of a tokenizer.json: Sequence, NFC, NFD, NFKC, NFKD, Lowercase, StripAccents, BertNormalizer,
// Prepend, Replace, Strip. null gives one that changes nothing.
// Errors: engine::Error "WHERE: …" naming a normalizer or a setting that is not known.
Normalizer readNormalizer(const nlohmann::json& json, const std::string& where);

}  // namespace engine
