// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace store {

// Text as HTML and SVG write it; control characters that are none in HTML are left out.
std::string escaped(const std::string& text);

// An element on a line of its own. `tag` may have attributes: "p class=\"state\"".
std::string element(const std::string& tag, const std::string& text);

}  // namespace store
