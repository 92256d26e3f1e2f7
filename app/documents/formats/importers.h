// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/documents/imported_document.h"
#include "app/documents/text_encoding.h"

namespace documents {

// One importer a format, each in the file of its name. They fill in kind, text, places and what else the format has;
// `title` stays empty where the document has none. `name` is how errors call the file: "The file report.pdf".
// Errors: those of importDocument() in import.h; none of them checks that there is any text, but for a PDF's reason.

// md4c. Markup goes, words stay: links and pictures leave their text, headings and emphasis lose their signs, lists
// keep a dash or a number, tables become rows with tabs, code stays as it is. Front matter gives the title and goes.
ImportedDocument importMarkdown(const DecodedText& source, const ImportLimits& limits);

// libxml2's forgiving parser. What a browser does not show as text goes (scripts, styles, hidden elements, controls)
// and navigation; blocks become paragraphs, lists and tables as above.
ImportedDocument importHtml(const DecodedText& source, const std::string& name, const ImportLimits& limits);

// The encoding an HTML file declares within its first kilobytes, or "".
std::string declaredHtmlEncoding(std::string_view bytes);

// poppler.
ImportedDocument importPdf(std::string_view bytes, const std::string& name, const ImportLimits& limits);

// A ZIP archive with a Word or an OpenDocument text in it; which of them is told by the archive's contents.
ImportedDocument importOffice(std::string_view bytes, const std::string& name, const ImportLimits& limits);

}  // namespace documents
