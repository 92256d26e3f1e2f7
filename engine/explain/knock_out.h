// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/values/knock_out.h"

namespace engine {

// The words of one text, then of another, laid side by side: what is gone comes before what came in its place.
// Words are what stands between white space.
std::vector<WordChange> wordChanges(const std::string& before, const std::string& after);

}  // namespace engine
