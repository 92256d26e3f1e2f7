// SPDX-License-Identifier: Apache-2.0
#include <ATen/ATen.h>

#include <utility>

#include "engine/explain/alignment.h"
#include "engine/explain/answer_prompt.h"
#include "engine/explain/source_segment.h"
#include "engine/model/guarded.h"
#include "engine/pic/generation.h"

namespace engine {
namespace {

// <mem> … </mem> <ae> of one segment, and its rows (k, D).
std::pair<PromptContext, at::Tensor> tellingPrompt(const DecodingContext& decoding, const Memory& memory, int segment) {
  PromptContext context = emptyContext(decoding);
  const at::Tensor rows = readMemory(context, memory, {segment}).to(decoding.device, decoding.dtype, false, true);
  context.builder.autoencode();
  return {std::move(context), rows};
}

std::vector<double> trueWords(const DecodingContext& decoding, PromptContext context,
                              const std::vector<std::int32_t>& ids, const at::Tensor& rows,
                              const std::stop_token& stop) {
  return wordLogProbabilities(decoding, wordPrompt(std::move(context), ids, rows), stop);
}

std::vector<std::int32_t> tellAgain(const DecodingContext& decoding, const Prompt& prompt, const at::Tensor& rows,
                                    int most, const Progress& report, const std::stop_token& stop) {
  GenerationPlan plan;
  plan.sampling.maxTokens = most;
  plan.ends = {decoding.control.end};
  plan.prefixBidirectional = decoding.model.config.prefixBidirectional;
  plan.dtype = decoding.dtype;
  std::vector<std::int32_t> told;
  const auto seen = [&](const NextToken& token) {
    told.push_back(token.id);
    if (report) report({"Telling again", static_cast<std::int64_t>(told.size()), most, "tokens"});
  };
  generateTokens(*decoding.model.decoder, prompt, rows, plan, seen, stop);
  return told;
}

}  // namespace

Survival whatSurvived(const Engine& engine, const Memory& memory, int segment, const Progress& report,
                      std::stop_token stop) {
  return guarded([&] {
    const DecodingContext decoding = engine.contextFor(memory);
    const SourceSegment source = sourceSegment(decoding, memory, segment);
    const std::vector<std::int32_t>& ids = source.input.ids;
    auto [context, rows] = tellingPrompt(decoding, memory, segment);
    PromptContext nothing = emptyContext(decoding);
    nothing.builder.autoencode();
    Survival result;
    result.segment = segment;
    const std::vector<double> with = trueWords(decoding, context, ids, rows, stop);
    const std::vector<double> without = trueWords(decoding, nothing, ids, {}, stop);
    for (std::size_t i = 0; i < ids.size() && !with.empty() && !without.empty(); ++i) {
      result.tokens.push_back({source.text.offsets[i], false, with[i], without[i]});
    }
    const std::vector<std::int32_t> told =
        tellAgain(decoding, context.builder.prompt(), rows, static_cast<int>(ids.size()), report, stop);
    result.told = decoding.model.tokenizer->decode(told);
    result.stopped = stop.stop_requested();
    const auto pairs = longestCommonSubsequence(ids, told);
    for (const auto& [inSource, inTold] : pairs) {
      if (inSource < result.tokens.size()) result.tokens[inSource].told = true;
    }
    result.share = static_cast<double>(pairs.size()) / static_cast<double>(ids.size());
    return result;
  });
}

}  // namespace engine
