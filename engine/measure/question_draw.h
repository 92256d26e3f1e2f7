// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "engine/measure/questions.h"

namespace engine {

// The questions of one document that were drawn, and the article it belongs to.
struct DrawnDocument {
  int document = 0;
  int group = 0;  // same number: same title
  std::vector<int> questions;
};

// Draws `limit` answerable questions (0: all) by seed, and of the others as large a share; documents keep the order of
// the file.
std::vector<DrawnDocument> drawQuestions(const std::vector<QuestionDocument>& documents, int limit, std::uint64_t seed);

}  // namespace engine
