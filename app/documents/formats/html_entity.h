// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace documents {

// The character that an HTML entity stands for, "&eacute;", "&#233;" or "&#xE9;", as UTF-8; an unknown one stays as it
// is written.
std::string decodedEntity(std::string_view entity);

}  // namespace documents
