// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace documents {

enum class FileFormat { PlainText, Markdown, Html, Pdf, Zip };

// What a file is: told by its content, and by its extension where the content is text of some kind.
// `name` is how errors call it, `extension` in lower case with its dot.
// Errors: formats we know and do not read, by their name (old Word files, pictures, …); an extension that promises
// another content (a .pdf that is none).
FileFormat formatOf(std::string_view bytes, const std::string& extension, const std::string& name);

}  // namespace documents
