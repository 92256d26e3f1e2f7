// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/error.h"
#include "engine/text/hf/hf_tokenizer.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

// Words, added tokens, several scripts, composed and decomposed letters, an unfinished character.
constexpr std::string_view kText = "It's <s> a b  ab12,345 [MASK]\n\tÉe\u0301 \u4f60\u597d \U0001F600\u0130 aab\xE4\xBD";

}  // namespace

// Whatever is accepted gives tokens that lie inside the text, or refuses the text with a sentence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const engine::HfTokenizer tokenizer({reinterpret_cast<const char*>(data), size}, "input");
    const engine::TokenizedText tokens = tokenizer.encodeWithSpecials(kText);
    require(tokens.ids.size() == tokens.offsets.size());
    for (const engine::ByteRange& range : tokens.offsets) {
      require(range.begin >= 0 && range.begin <= range.end && range.end <= static_cast<std::int64_t>(kText.size()));
    }
    tokenizer.decode(tokens.ids);
  } catch (const engine::Error&) {
    return 0;
  }
  return 0;
}
