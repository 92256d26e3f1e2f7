// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace documents {

// What an HTML element means for a text.
enum class HtmlRole { Inline, Block, Hidden, Title, Break, List, NumberedList, Item, Row, Cell, Preformatted };

HtmlRole roleOf(std::string_view element);

// Elements without an end.
bool isVoid(std::string_view element);

}  // namespace documents
