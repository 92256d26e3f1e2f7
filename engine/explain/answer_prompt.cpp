// SPDX-License-Identifier: Apache-2.0
#include "engine/explain/answer_prompt.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <span>
#include <utility>

#include "engine/error.h"
#include "engine/pic/answering.h"

namespace engine {

WordPrompt wordPrompt(PromptContext context, std::vector<std::int32_t> words, const at::Tensor& memory) {
  if (words.empty()) throw Error("There is no answer to explain: it has no words.");
  context.builder.teach(std::span(words).first(words.size() - 1), true);
  return {context.builder.prompt(), std::move(words), memory, std::move(context.attended), std::move(context.columns)};
}

std::vector<int> segmentsOf(const Memory& memory, const Answer& answer) {
  return answer.segmentsRead.empty() ? allSegments(memory) : answer.segmentsRead;
}

std::vector<std::int32_t> idsOf(const Answer& answer) {
  std::vector<std::int32_t> ids;
  for (const GeneratedToken& token : answer.tokens) ids.push_back(token.id);
  return ids;
}

bool readsText(const Answer& answer) {
  if (answer.source == Source::None || answer.source == Source::Budget || answer.source == Source::BudgetBm25) {
    throw Error(
        "This answer was read from a part of the text, or from nothing: only answers from memory or from the "
        "whole text can be explained.");
  }
  return answer.source == Source::Full || answer.reread > 0;
}

WordPrompt promptFromMemory(const DecodingContext& decoding, const Memory& memory, const std::vector<int>& segments,
                            const std::string& question, std::vector<std::int32_t> words) {
  PromptContext context = emptyContext(decoding);
  // A copy: rows may be a view of the memory, which need not live as long as the prompt.
  const at::Tensor rows =
      readMemory(context, memory, segments).to(decoding.device, decoding.dtype, false, true);  // (M, D)
  context.builder.ask(decoding.model.tokenizer->encode(question).ids);
  return wordPrompt(std::move(context), std::move(words), rows);
}

WordPrompt promptFromText(const DecodingContext& decoding, const std::vector<Passage>& passages,
                          const std::string& question, std::vector<std::int32_t> words) {
  PromptContext context = emptyContext(decoding);
  readText(context, passages);
  context.builder.ask(decoding.model.tokenizer->encode(question).ids);
  return wordPrompt(std::move(context), std::move(words), {});
}

at::Tensor wordLogProbabilities(const DecodingContext& decoding, const WordPrompt& prompt, const at::Tensor& memory,
                                const AttentionObserver* observer, const std::stop_token& stop) {
  const Decoder& decoder = *decoding.model.decoder;
  const PromptBatch batch =
      makePromptBatch({&prompt.prompt, 1}, decoding.model.config.prefixBidirectional, decoding.device);
  const at::Tensor hidden =
      decoder.forward(batch, memory, decoding.dtype, prompt.firstRow(), nullptr, observer, &stop);  // (1, R, D)
  if (!hidden.defined()) return {};
  const at::Tensor logits = decoder.transformer->logits(hidden[0]).to(at::kDouble);                         // (R, V)
  const at::Tensor words = at::tensor(prompt.words, at::kInt).to(decoding.device, at::kLong).unsqueeze(1);  // (R, 1)
  return at::log_softmax(logits, -1).gather(1, words).squeeze(1);                                           // (R)
}

std::vector<double> wordLogProbabilities(const DecodingContext& decoding, const WordPrompt& prompt,
                                         const std::stop_token& stop) {
  const c10::NoGradGuard noGrad;
  const at::Tensor found = wordLogProbabilities(decoding, prompt, prompt.memory, nullptr, stop);
  if (!found.defined()) return {};
  const at::Tensor onHost = found.to(at::kCPU).contiguous();
  return {onHost.const_data_ptr<double>(), onHost.const_data_ptr<double>() + onHost.numel()};
}

}  // namespace engine
