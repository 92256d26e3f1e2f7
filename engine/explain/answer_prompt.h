// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/explain.h"
#include "engine/pic/prompt_context.h"

namespace engine {

// A prompt and the words that follow it, read in one pass: what the probability of an answer is computed from.
struct WordPrompt {
  Prompt prompt;                      // with all words but the last: row prefix − 1 predicts the first of them
  std::vector<std::int32_t> words;    // R ≥ 1
  at::Tensor memory;                  // (M, D) in the dtype that is computed in; undefined: there are no memory rows
  std::vector<AttendedPlace> places;  // what stands at `columns` of the prompt
  std::vector<int> columns;

  std::int64_t firstRow() const { return prompt.prefix - 1; }
};

// What follows the parts of `context`, which must be closed (PromptBuilder::ask, autoencode). Errors: no words.
WordPrompt wordPrompt(PromptContext context, std::vector<std::int32_t> words, const at::Tensor& memory);

// The segments an answer was read from; the ids of its tokens.
std::vector<int> segmentsOf(const Memory& memory, const Answer& answer);
std::vector<std::int32_t> idsOf(const Answer& answer);
// Whether the answer was read from the text. Errors: from a part of it, or from nothing, which is not kept.
bool readsText(const Answer& answer);

// The answer's words after these segments of a memory, or after these passages of its text.
WordPrompt promptFromMemory(const DecodingContext& decoding, const Memory& memory, const std::vector<int>& segments,
                            const std::string& question, std::vector<std::int32_t> words);
WordPrompt promptFromText(const DecodingContext& decoding, const std::vector<Passage>& passages,
                          const std::string& question, std::vector<std::int32_t> words);

// The natural-log probability of every word, (R) float64, with the graph where gradients are on. memory: prompt.memory
// or a tensor that depends on it. Undefined when stopped.
at::Tensor wordLogProbabilities(const DecodingContext& decoding, const WordPrompt& prompt, const at::Tensor& memory,
                                const AttentionObserver* observer = nullptr, const std::stop_token& stop = {});
// The same as numbers, without a graph; empty when stopped.
std::vector<double> wordLogProbabilities(const DecodingContext& decoding, const WordPrompt& prompt,
                                         const std::stop_token& stop = {});

}  // namespace engine
