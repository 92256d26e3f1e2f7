// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/pic/attention_totals.h"
#include "engine/pic/prompt_context.h"
#include "engine/values/answer.h"

namespace engine {

// What is asked, and who listens.
struct Asking {
  const std::string& question;
  const AskOptions& options;
  const std::function<void(const GeneratedToken&)>& sink;
  std::stop_token stop;
};

// An answer with everything its evidence is made from.
struct AttendedAnswer {
  Answer answer;
  std::vector<AttendedPlace> places;           // without their mass
  std::vector<int> columns;                    // of the prompt, one a place
  std::unique_ptr<AttentionTotals> attention;  // null when evidence was not asked for
};

// Answers from what the decoder reads: the memory of some segments (indices, ascending), or passages of text (none: no
// context). Fills what one reading tells of an Answer; the rest is answer_path.h's.
// Errors: a question too long; more segments than the model reads.
AttendedAnswer attendFromMemory(const DecodingContext& context, const Memory& memory, const std::vector<int>& segments,
                                const Asking& asking);
Answer answerFromMemory(const DecodingContext& context, const Memory& memory, const std::vector<int>& segments,
                        const Asking& asking);
Answer answerFromText(const DecodingContext& context, const std::vector<DocumentText>& documents,
                      const std::vector<Passage>& passages, const Asking& asking);

std::vector<int> allSegments(const Memory& memory);

}  // namespace engine
