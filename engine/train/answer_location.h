// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/memory.h"

namespace engine {

// Where a passage answers a question, and which of the accepted answers to learn.
struct AnswerLocation {
  std::size_t gold = 0;    // into the answers: the first that the passage spells, else the first
  ByteRange bytes;         // of the context: the answer itself, or the sentence that has most to do with it
  bool isSpelled = false;  // the context spells the answer (FairytaleQA's are often in other words)
};

// Of several places that spell the answer, the one with most of the question's words around it.
// REQUIRES: at least one answer; `sentences` of the context.
AnswerLocation locateAnswer(std::string_view context, const std::vector<ByteRange>& sentences,
                            std::string_view question, const std::vector<std::string>& answers);

}  // namespace engine
