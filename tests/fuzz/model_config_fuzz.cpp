// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/error.h"
#include "engine/weights/model_config.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

std::optional<engine::ModelShape> parsed(const std::string& text) {
  try {
    return engine::parseModelConfig(text, "input");
  } catch (const engine::Error&) {
    return std::nullopt;
  }
}

}  // namespace

// Whatever is accepted has parameters, and is the same after writing and reading.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::optional<engine::ModelShape> shape = parsed({reinterpret_cast<const char*>(data), size});
  if (!shape) return 0;
  require(shape->parameters() > 0);
  require(parsed(engine::writeModelConfig(*shape)) == shape);
  return 0;
}
