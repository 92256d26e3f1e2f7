// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace engine {

// An Oniguruma pattern as PCRE2 reads the same: \s, \w and \u are spelled out, as they differ.
// Errors: engine::Error "WHERE: …" naming a construct that PCRE2 would read in another way.
std::string pcrePattern(std::string_view pattern, const std::string& where);

}  // namespace engine
