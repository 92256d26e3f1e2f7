// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/prompt.h"

#include <algorithm>
#include <string>

#include "engine/error.h"

namespace engine {
namespace {

std::int32_t controlId(const Tokenizer& tokenizer, const char* piece) {
  const auto id = tokenizer.idOf(piece);
  if (!id) throw Error(std::string("The tokenizer has no control symbol ") + piece + ", which a PIC model needs.");
  return *id;
}

// Answers end as the decoder's texts end: at </s>, or at what its tokenizer says instead.
std::int32_t endId(const Tokenizer& tokenizer) {
  if (const auto id = tokenizer.idOf("</s>")) return *id;
  return tokenizer.endId() ? *tokenizer.endId() : controlId(tokenizer, "</s>");
}

}  // namespace

ControlTokens::ControlTokens(const Tokenizer& tokenizer)
    : context(controlId(tokenizer, "<ctx>")),
      contextEnd(controlId(tokenizer, "</ctx>")),
      memory(controlId(tokenizer, "<mem>")),
      memoryEnd(controlId(tokenizer, "</mem>")),
      autoencode(controlId(tokenizer, "<ae>")),
      language(controlId(tokenizer, "<lm>")),
      question(controlId(tokenizer, "<q>")),
      answer(controlId(tokenizer, "<a>")),
      end(endId(tokenizer)) {}

PromptBuilder::PromptBuilder(const ControlTokens& control, const PicConfig& config, int maxPositions)
    : m_control(control), m_config(config), m_maxPositions(maxPositions) {}

void PromptBuilder::push(std::int32_t id, int position, int segment, std::int64_t memoryRow) {
  if (segment > m_config.maxSegments) {
    throw Error("The text has more than the " + std::to_string(m_config.maxSegments) + " segments this model reads at once.");
  }
  m_prompt.ids.push_back(id);
  m_prompt.memoryRows.push_back(memoryRow);
  m_prompt.positions.push_back(std::min(position, m_maxPositions - 1));
  m_prompt.segments.push_back(segment);
  m_prompt.targets.push_back(-1);
}

void PromptBuilder::addText(std::span<const std::int32_t> ids, int segment) {
  push(m_control.context, 0, segment);
  for (std::size_t i = 0; i < ids.size(); ++i) push(ids[i], static_cast<int>(i), segment);
  push(m_control.contextEnd, std::max(0, static_cast<int>(ids.size()) - 1), segment);
}

void PromptBuilder::addMemory(std::int64_t firstRow, std::span<const std::int32_t> positions, int tokens, int segment) {
  push(m_control.memory, 0, segment);
  for (std::size_t u = 0; u < positions.size(); ++u) {
    push(Prompt::kMemory, positions[u], segment, firstRow + static_cast<std::int64_t>(u));
  }
  push(m_control.memoryEnd, std::max(0, tokens - 1), segment);
}

void PromptBuilder::closePrefix(int nextPosition) {
  m_prompt.prefix = m_prompt.size();
  m_prompt.nextPosition = nextPosition;
}

void PromptBuilder::ask(std::span<const std::int32_t> question) {
  constexpr int kRoomForAnswer = 32;
  const int first = m_config.questionPosition;
  const int most = m_maxPositions - first - 2 - kRoomForAnswer;
  if (static_cast<int>(question.size()) > most) {
    throw Error("The question has " + std::to_string(question.size()) + " tokens; this model reads at most " +
                std::to_string(most) + ".");
  }
  push(m_control.question, first, 0);
  int position = first + 1;
  for (const std::int32_t id : question) push(id, position++, 0);
  push(m_control.answer, position++, 0);
  closePrefix(position);
}

void PromptBuilder::autoencode() {
  push(m_control.autoencode, m_config.questionPosition, 0);
  closePrefix(0);
}

void PromptBuilder::continueText() {
  push(m_control.language, m_config.questionPosition, 0);
  closePrefix(m_config.questionPosition + 1);
}

void PromptBuilder::teach(std::span<const std::int32_t> answer, bool open) {
  for (const std::int32_t id : answer) {
    m_prompt.targets.back() = id;
    push(id, m_prompt.nextPosition++, 0);
  }
  if (!open) m_prompt.targets.back() = m_control.end;
}

}  // namespace engine
