// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/imported_document.h"
#include "app/documents/utf8.h"
#include "tests/fuzz/fuzz_target.h"

// Whatever is imported is UTF-8, and its places lie in it one behind the other.
inline void requireSound(const documents::ImportedDocument& document) {
  require(!documents::firstInvalidUtf8(document.text));
  std::int64_t end = 0;
  for (const documents::Place& place : document.places) {
    require(place.text.begin >= end && place.text.begin < place.text.end);
    require(place.source.begin >= 0 && place.source.begin <= place.source.end);
    end = place.text.end;
  }
  require(end <= static_cast<std::int64_t>(document.text.size()));
}
