// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/store/session.h"

namespace store {

// Settings and machines as they stand in the library and in session files: docs/formats.md.
nlohmann::ordered_json settingsToJson(const Settings& settings);
nlohmann::ordered_json machineToJson(const Machine& machine);

// Errors: engine::Error that begins with `where`, for a missing key, a wrong type, a number out of range, an unknown
// key.
Settings settingsFromJson(const nlohmann::json& json, const std::string& where);
Machine machineFromJson(const nlohmann::json& json, const std::string& where);

}  // namespace store
