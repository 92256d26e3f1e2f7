// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/import.h"
#include "engine/error.h"
#include "tests/fuzz/imported.h"

// As HTML, as Markdown and as plain text, encodings included; places lead into the input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"input.html", "input.md", "input.txt"}) {
    try {
      const documents::ImportedDocument document = documents::importBytes(input, name);
      requireSound(document);
      for (const documents::Place& place : document.places) {
        require(place.source.end <= static_cast<std::int64_t>(size));
      }
    } catch (const engine::Error&) {
      continue;
    }
  }
  return 0;
}
