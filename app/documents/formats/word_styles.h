// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace documents {

// What styles.xml says of paragraphs, by the identifiers of their styles; styles they are based on are followed.
struct WordStyles {
  std::set<std::string> lists;     // bulleted or numbered
  std::set<std::string> headings;  // their numbers make no list of them
};

// `xml` may be empty.  Errors: not well-formed. `name` is how they call it.
WordStyles readWordStyles(std::string_view xml, const std::string& name);

}  // namespace documents
