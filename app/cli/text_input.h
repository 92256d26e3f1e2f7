// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/documents/imported_document.h"
#include "engine/values/memory.h"

namespace cli {

// A document from a file of any format that is read (app/documents/import.h), or plain text from standard input when
// `path` is "-". What the importer has to say (an encoding guessed, pages without text) is printed as notes.
// Byte offsets of evidence count in the document's text: UTF-8, without a byte order mark.
// Errors: those of documents::importDocument().
documents::ImportedDocument readDocument(const std::string& path);

// What of it goes into the engine.
engine::DocumentText textOf(const documents::ImportedDocument& document);

// True for a memory file (.picmem), told by its content: a safetensors header, which no text begins with.
bool isMemoryFile(const std::string& path);

}  // namespace cli
