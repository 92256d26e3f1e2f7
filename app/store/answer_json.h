// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/values/answer.h"

namespace store {

// The words for engine::Source, in the order of the enumeration: memory, full, none, budget.
const std::vector<std::string>& sourceNames();
const std::string& nameOf(engine::Source source);

// An answer as it stands in the library and in session files: docs/formats.md. Everything of it survives; a
// log-probability of minus infinity is null.
nlohmann::ordered_json answerToJson(const engine::Answer& answer);
// Errors: engine::Error that begins with `where`, for a missing key, a wrong type, a number out of range, an unknown
// key.
engine::Answer answerFromJson(const nlohmann::json& json, const std::string& where);

}  // namespace store
