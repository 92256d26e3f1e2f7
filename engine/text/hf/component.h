// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/text/hf/regex.h"
#include "engine/text/hf/split_text.h"
#include "engine/weights/json_fields.h"

namespace engine {

// What the readers of tokenizer.json's parts (normalizer, pre_tokenizer, …) have in common.

// "WHERE: the normalizer 'Precompiled' is not supported."
[[noreturn]] void refuseComponent(const JsonFields& fields, const std::string& kind, const std::string& type);

// Every element of an array, read with `read(element, where)`. Errors: `key` is no array.
template <typename Part, typename Read>
std::vector<Part> readParts(const JsonFields& fields, const std::string& key, Read read) {
  const nlohmann::json* list = fields.value(key);
  if (list == nullptr || !list->is_array()) fields.fail("'" + key + "' must be an array.");
  std::vector<Part> parts;
  for (const nlohmann::json& element : *list) parts.push_back(read(element, fields.where()));
  return parts;
}

// "pattern": {"String": …} or {"Regex": …}.
Matcher readPattern(const JsonFields& fields);
Matcher matchText(const std::string& searched);  // nothing matches an empty text

}  // namespace engine
