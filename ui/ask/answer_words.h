// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "engine/values/answer.h"

namespace ui {

// A word of an answer and the tokens it was written with.
struct AnswerWord {
  QString text;    // without the white space around it
  QString before;  // white space before it
  int tokenBegin = 0;
  int tokenEnd = 0;
};
std::vector<AnswerWord> answerWords(const engine::Answer& answer);

// The memory tokens that fed some of an answer's tokens, by how much of the attention on memory they got, most first;
// shares below `floor` of the largest are left out. Empty where the answer carries no attention, and where none gets
// more than twice what an even spread would give it: nothing is highlighted then.
struct MemoryShare {
  int memory = 0;
  double share = 0;  // 0…1
};
std::vector<MemoryShare> memoryShares(const engine::Answer& answer, int tokenBegin, int tokenEnd, double floor = 0.2);

// How likely the answer is right, in words, where the model was calibrated on questions with known answers; where it was
// not, the bare mean probability of the answer's tokens.
QString confidenceText(const engine::Answer& answer);

// Whether it was read from memory tokens, if need be with passages of text after them.
bool readsMemory(const engine::Answer& answer);

// Whether the model said that what it read does not hold the answer.
bool saysNotInText(const engine::Answer& answer);

}  // namespace ui
