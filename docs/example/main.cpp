// SPDX-License-Identifier: GPL-3.0-or-later
// Compresses a text and answers a question from its memory tokens: example MODEL_FOLDER TEXT QUESTION
#include <engine/engine.h>
#include <engine/error.h>

#include <cstdio>

int main(int argc, char** argv) try {
  if (argc != 4) return std::fprintf(stderr, "example MODEL_FOLDER TEXT QUESTION\n"), 2;
  const engine::Engine pic(argv[1], {});
  const engine::Memory memory = pic.compress({{"text", argv[2]}}, {});
  const engine::Answer answer = pic.ask(memory, argv[3], {});
  std::printf("%d memory tokens: %s\n", answer.memoryTokens, answer.text.c_str());
} catch (const engine::Error& error) {
  return std::fprintf(stderr, "%s\n", error.what()), 1;
}
