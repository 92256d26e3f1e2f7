// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace engine {

// Whether an English sentence goes on after a full stop: `before` is the sentence up to the full stop, `after` begins
// with the next word. True for titles ("Dr. Who"), initials ("J. Smith"), "No. 5", list numbers ("2. Stir"), and for
// words that may end a sentence as well ("Inc.", "U.S.", "p.m.") unless `after` begins as sentences do ("The", "He"…).
bool fullStopContinues(std::string_view before, std::string_view after);

}  // namespace engine
