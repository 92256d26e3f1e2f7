// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace cli {

// A line of a training log for people: "step 120  loss 2.314  rate 0.0004", and a line more for every held-out score.
// Decoded samples are left to the file; text that is no JSON object comes back as it is.
std::string trainLine(const std::string& jsonLine);

}  // namespace cli
