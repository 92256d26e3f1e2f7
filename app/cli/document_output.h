// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "app/documents/imported_document.h"

namespace cli {

// The object of `pic import --json`: text, warnings, sizes of pages, and the place of every piece of the text.
Json documentJson(const documents::ImportedDocument& document);

// Where a piece of the text stands: for a PDF `page`, its first, and `boxes`, one a line; for Word and OpenDocument
// `paragraph`; an empty object for what bytes tell already.
Json placesJson(const documents::ImportedDocument& document, engine::ByteRange text);

}  // namespace cli
