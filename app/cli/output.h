// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "app/cli/interrupts.h"
#include "app/common/number_text.h"
#include "engine/engine.h"

namespace cli {

using common::fixed;
using common::grouped;
using common::ratioText;
std::string clockTime(double seconds);  // "1:05", "2:01:05"
std::string oneLine(std::string text);  // line ends and control characters become spaces

// Objects keep the order in which the keys were set.
using Json = nlohmann::ordered_json;

// One line on stdout. Numbers in full precision; NaN and infinities become null; bytes that are not UTF-8 U+FFFD.
void printJson(const Json& value);
std::string jsonText(const Json& value);

// Tells before long work, not after it, that its result could not be written. Errors: the folder is missing or may not
// be written to, or `file` is a folder.
void checkWritable(const std::filesystem::path& file);

// Something the user must see beside the result: one line on stderr.
void printNote(const std::string& note);

// Prints tokens as they come. When stdout has gone (a closed pipe) the job is stopped.
engine::TokenSink tokenPrinter(Interrupts::Job& job);

}  // namespace cli
