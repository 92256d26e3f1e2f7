// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/documents/imported_document.h"

namespace documents {

// The places of a piece of the text, in order. Those that reach over its ends are cut to it; words of a PDF stay whole.
std::vector<Place> placesOf(const ImportedDocument& document, engine::ByteRange text);

// What to mark on the pages of a PDF for a piece of the text: one place a line, its words' boxes joined.
std::vector<Place> linesOf(const ImportedDocument& document, engine::ByteRange text);

// Where a piece of the text stands, for people: "page 3", "pages 3–4", "paragraph 12"; "" where only bytes tell it.
std::string placeText(const ImportedDocument& document, engine::ByteRange text);

}  // namespace documents
