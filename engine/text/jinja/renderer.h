// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/text/jinja/syntax.h"
#include "engine/text/jinja/values.h"

namespace engine::jinja {

// What the statements make of `variables` (an object). Errors: engine::Error naming `where`, the line and the construct
// that is not supported; what the template itself raises; more than 300,000 steps.
std::string render(const std::vector<Statement>& statements, const Value& variables, const std::string& where);

}  // namespace engine::jinja
