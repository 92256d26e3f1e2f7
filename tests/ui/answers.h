// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/answered_turn.h"

// An answer as the engine would return it: two sentences, four memory tokens of one chunk each, two words.
namespace tests {

inline const std::string kTwoSentences = "The tower is high. The lamp was lit in 1871.";

inline std::shared_ptr<const engine::Memory> fourMemories() {
  engine::Memory memory;
  memory.width = 1;
  memory.vectors = {0, 0, 0, 0};
  memory.documents = {{"lighthouse.txt", kTwoSentences}};
  engine::Segment segment{0, 12, {0, 44}, {}};
  segment.chunks = {{0, 3, 1, {0, 9}}, {3, 6, 1, {10, 18}}, {6, 9, 1, {19, 31}}, {9, 12, 1, {32, 44}}};
  memory.segments = {segment};
  return std::make_shared<const engine::Memory>(memory);
}

inline ui::AnsweredTurn lampTurn() {
  ui::AnsweredTurn turn;
  turn.memory = fourMemories();
  turn.documents = std::make_shared<const std::vector<ui::OpenDocument>>(
      std::vector<ui::OpenDocument>{{7, {"lighthouse.txt", kTwoSentences}}});
  turn.answer.text = "in 1871";
  turn.answer.tokens = {{1, "in", -0.1}, {2, " 18", -0.2}, {3, "71", -0.3}};
  turn.answer.memoryTokens = 4;
  turn.answer.contextTokens = 12;
  turn.answer.ratio = 3;
  turn.answer.logProbability = -0.2;
  turn.answer.evidence = {{0, {19, 44}, 0.9, {2, 3}}};
  turn.answer.attention = {0.25F, 0.25F, 0.25F, 0.25F,   // "in": nowhere in particular
                           0.02F, 0.02F, 0.06F, 0.90F,   // " 18"
                           0.02F, 0.02F, 0.34F, 0.62F};  // "71"
  return turn;
}

}  // namespace tests
