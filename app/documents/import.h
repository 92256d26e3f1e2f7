// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "app/documents/imported_document.h"

namespace documents {

// Reads a document: plain text, Markdown, HTML, PDF, Word (.docx) or OpenDocument text (.odt). The content decides what
// it is; the extension, where the content leaves it open. Nothing is fetched, written or run.
// A build without PIC_IMPORT reads plain text, and Markdown as plain text.
// Errors: missing, unreadable, a folder, empty or blank; damaged, protected by a password, a scan without text; a
// format that is not read; anything beyond the limits.
// Thread safety: several threads may import at once.
ImportedDocument importDocument(const std::filesystem::path& file, const ImportLimits& limits = {});

// The same for bytes that are already here. `name` stands for the file's name, extension included.
ImportedDocument importBytes(std::string bytes, const std::string& name, const ImportLimits& limits = {});

// Bytes that are plain text whatever they look like. `name` is how errors call it: "The file a.txt".
ImportedDocument importPlainText(std::string bytes, const std::string& name);

std::string nameOf(DocumentKind kind);  // "text", "markdown", "html", "pdf", "docx", "odt"

}  // namespace documents
