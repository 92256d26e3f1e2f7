// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/pic/attention_totals.h"
#include "engine/pic/evidence.h"
#include "engine/pic/pic_model.h"
#include "engine/pic/prompt.h"
#include "engine/values/answer.h"

namespace engine {

// Where and how a model's decoder computes.
struct DecodingContext {
  const PicModel& model;
  const ControlTokens& control;
  at::Device device;
  at::ScalarType dtype;
};

// Answers from what it reads: memory tokens, text or nothing. Fills everything of Answer but `source`, `ratio`'s
// meaning for a caller's wish, and `compressMilliseconds`. Errors: a question too long; more segments than the model
// reads.
Answer answerFromMemory(const DecodingContext& context, const Memory& memory, const std::string& question,
                        const AskOptions& options, const std::function<void(const GeneratedToken&)>& sink,
                        std::stop_token stop);

// An answer with everything its evidence is made from.
struct AttendedAnswer {
  Answer answer;
  std::vector<AttendedPlace> places;           // without their mass
  std::vector<int> columns;                    // of the prompt, one a place
  std::unique_ptr<AttentionTotals> attention;  // null when evidence was not asked for
};
AttendedAnswer attendFromMemory(const DecodingContext& context, const Memory& memory, const std::string& question,
                                const AskOptions& options, const std::function<void(const GeneratedToken&)>& sink,
                                std::stop_token stop);

// `positions`: how many decoder positions the text may take, delimiters counted; −1: no limit. No documents: no
// context.
Answer answerFromText(const DecodingContext& context, const std::vector<DocumentText>& documents,
                      std::int64_t positions, const std::string& question, const AskOptions& options,
                      const std::function<void(const GeneratedToken&)>& sink, std::stop_token stop);

// Decoder positions that memories of these documents would take at a ratio, delimiters counted.
std::int64_t memoryPositions(const PicModel& model, const std::vector<DocumentText>& documents, double ratio,
                             const std::stop_token& stop);

}  // namespace engine
