// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "engine/error.h"
#include "engine/pic/memory_header.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

std::optional<engine::Memory> parsed(const std::string& header, const std::string& text) {
  try {
    return engine::parseMemoryHeader(header, text, "input");
  } catch (const engine::Error&) {
    return std::nullopt;
  }
}

}  // namespace

// The input is a header, and behind a zero byte the kept text. Whatever is accepted is the same after writing and
// reading, and its segments lie in the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const std::size_t zero = input.find('\0');
  const std::string header = input.substr(0, zero);
  const std::string text = zero == std::string::npos ? std::string() : input.substr(zero + 1);
  const std::optional<engine::Memory> memory = parsed(header, text);
  if (!memory) return 0;
  require(parsed(engine::memoryHeader(*memory), text) == memory);
  for (const engine::Segment& segment : memory->segments) {
    const std::string& document = memory->documents.at(static_cast<std::size_t>(segment.document)).text;
    require(document.empty() || segment.bytes.end <= static_cast<std::int64_t>(document.size()));
  }
  return 0;
}
