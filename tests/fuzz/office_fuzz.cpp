// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/formats/office_text.h"
#include "app/documents/import.h"
#include "engine/error.h"
#include "tests/fuzz/imported.h"

namespace {

// An input that begins as an archive is one. Its checksums refuse nearly every mutation, so the others are the XML
// inside, each read as the part of a Word and of an OpenDocument file that it could be.
template <class Read>
void read(const Read& read) {
  try {
    requireSound(read());
  } catch (const engine::Error&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with("PK")) {
    read([&] { return documents::importBytes(input, "input.docx"); });
    return 0;
  }
  read([&] { return documents::importWordXml({input, "", input, ""}, "input", {}); });
  read([&] { return documents::importWordXml({input, input, "", input}, "input", {}); });
  read([&] { return documents::importOpenDocumentXml(input, "input", {}); });
  return 0;
}
