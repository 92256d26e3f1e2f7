// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/tokenizer.h"

namespace engine {

// What is done to the tokens of a text at the end: special tokens around them, spaces taken out of their offsets.
struct PostProcessor {
  using Step = std::function<void(std::string_view text, TokenizedText& tokens)>;
  using PieceOf = std::function<std::string(std::int32_t id)>;

  std::vector<Step> steps;
  std::optional<std::int32_t> begin;  // the special token before a text
  std::optional<std::int32_t> end;    // and behind it
};

// The "post_processor" of a tokenizer.json for single texts: TemplateProcessing, BertProcessing, RobertaProcessing,
// ByteLevel, Sequence. null gives none. Special tokens get the offsets [0, 0).
// REQUIRES: `pieceOf` stays valid as long as the result.
// Errors: engine::Error "WHERE: …" naming a post-processor or a setting that is not known.
PostProcessor readPostProcessor(const nlohmann::json& json, const std::string& where,
                                const PostProcessor::PieceOf& pieceOf);

}  // namespace engine
