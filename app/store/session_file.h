// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "app/store/session.h"

namespace store {

// Session file, NAME.picz: a conversation with all that is needed to compute it again. A zip of `session.json` and the
// documents' texts; docs/formats.md. Replaced atomically; paths of this machine are left out.
// Errors: a place that cannot be written.
void writeSessionFile(const Session& session, const std::filesystem::path& file);

// Whatever is read is whole and consistent. Errors, each a sentence with the file's name: missing, larger than 256 MiB,
// no zip or a damaged one, another zip, more than 10,000 documents or 512 MiB of text, a newer format, texts that are
// not UTF-8 or not the recorded ones, values out of range.
Session readSessionFile(const std::filesystem::path& file);
Session sessionFromZip(std::span<const std::byte> bytes, const std::string& where);

}  // namespace store
