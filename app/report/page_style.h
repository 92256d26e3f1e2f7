// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace report {

// Begin and end of a page in the style of our reports, light and dark, up to and from its first <section>.
std::string pageHead(const std::string& title);
std::string pageEnd();

}  // namespace report
