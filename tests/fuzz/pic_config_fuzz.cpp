// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/error.h"
#include "engine/weights/pic_config.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

std::optional<engine::PicConfig> parsed(const std::string& text) {
  try {
    return engine::parsePicConfig(text, "input");
  } catch (const engine::Error&) {
    return std::nullopt;
  }
}

}  // namespace

// Whatever is accepted, masks included, is the same after writing and reading.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::optional<engine::PicConfig> config = parsed({reinterpret_cast<const char*>(data), size});
  if (config) require(parsed(engine::writePicConfig(*config)) == config);
  return 0;
}
