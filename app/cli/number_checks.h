// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cli {

// Checks of numbers on the command line that say in words what is allowed: CLI11's own print the largest double digit
// by digit, and let "nan" through.
CLI::Validator numberFrom(double low, double high);
CLI::Validator wholeNumberFrom(std::int64_t low, std::int64_t high = 2'147'483'647);

}  // namespace cli
