// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/text/tokenizer.h"
#include "engine/weights/model_folder.h"

namespace engine {

// The control symbols of a PIC model's vocabulary. Errors: a tokenizer that lacks one, named.
struct ControlTokens {
  explicit ControlTokens(const Tokenizer& tokenizer);
  std::int32_t context, contextEnd, memory, memoryEnd, autoencode, language, question, answer, end;
};

// One sequence for the decoder: tokens and memory tokens with the ids of their places.
struct Prompt {
  static constexpr std::int32_t kMemory = -1;  // in `ids`: a memory token, not a word
  std::vector<std::int32_t> ids;
  std::vector<std::int64_t> memoryRows;        // at memory slots the row of the memory matrix, else −1
  std::vector<std::int32_t> positions;
  std::vector<std::int32_t> segments;          // segment-index embedding; 0: outside every segment
  std::vector<std::int32_t> targets;           // what the row must predict when it is taught, −1: nothing
  int prefix = 0;                              // rows that see one another both ways when the model says so
  int nextPosition = 0;                        // of the first token that follows
  int size() const { return static_cast<int>(ids.size()); }
};

// Builds a prompt part by part:  (<mem> E… </mem>)×segments <q> question <a> answer </s>.
// Segment indices run from 1. Positions restart in every segment: memory stands where its text stood.
// Errors: a question too long for the positions that are left; more segments than the model reads.
class PromptBuilder {
 public:
  PromptBuilder(const ControlTokens& control, const PicConfig& config, int maxPositions);

  void addText(std::span<const std::int32_t> ids, int segment);
  void addMemory(std::int64_t firstRow, std::span<const std::int32_t> positions, int tokens, int segment);
  void ask(std::span<const std::int32_t> question);     // <q> question <a>; the answer follows
  void autoencode();                                    // <ae>; the segment's tokens follow from position 0
  void continueText();                                  // <lm>; running text follows
  // Teaches what follows: `answer`, then the end token unless `open`.
  void teach(std::span<const std::int32_t> answer, bool open = false);

  const Prompt& prompt() const { return m_prompt; }

 private:
  void push(std::int32_t id, int position, int segment, std::int64_t memoryRow = -1);
  void closePrefix(int nextPosition);
  const ControlTokens& m_control;
  const PicConfig& m_config;
  int m_maxPositions;
  Prompt m_prompt;
};

}  // namespace engine
