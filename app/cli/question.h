// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace cli {

// Errors: a question that is empty or blank, or not UTF-8.
void checkQuestion(const std::string& question);

}  // namespace cli
