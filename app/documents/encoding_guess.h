// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace documents {

// The encoding that bytes without a byte order mark are most likely in, by a name ICU knows. "UTF-8" also for bytes of
// which a few are broken, "" for bytes that are no text.
std::string guessEncoding(std::string_view bytes);

}  // namespace documents
