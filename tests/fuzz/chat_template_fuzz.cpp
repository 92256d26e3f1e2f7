// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/error.h"
#include "engine/text/jinja/renderer.h"
#include "tests/fuzz/fuzz_target.h"

// A template must be rendered or refused, whatever it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string where = "T";
  static const nlohmann::json variables = {
      {"messages", {{{"role", "system"}, {"content", "Be brief."}}, {{"role", "user"}, {"content", "Grüße"}}}},
      {"add_generation_prompt", true},
      {"bos_token", "<s>"},
      {"eos_token", "</s>"}};
  try {
    engine::jinja::render(engine::jinja::parse({reinterpret_cast<const char*>(data), size}, where), variables, where);
  } catch (const engine::Error&) {
  }
  return 0;
}
