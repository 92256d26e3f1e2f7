// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/reconstruction.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

#include "engine/pic/generation.h"
#include "engine/text/segmenter.h"

namespace engine {
namespace {

// Share of target rows whose most likely token is the target.
double taughtAccuracy(const DecodingContext& context, const Prompt& prompt, const at::Tensor& memory) {
  const PromptBatch batch = makePromptBatch({&prompt, 1}, context.model.config.prefixBidirectional, context.device);
  const at::Tensor hidden = context.model.decoder->forward(batch, memory, context.dtype, batch.firstTarget);  // (1, R, D)
  const at::Tensor targets = batch.targets.narrow(1, batch.firstTarget, hidden.size(1));                        // (1, R)
  return context.model.decoder->transformer->logits(hidden).argmax(-1).eq(targets).to(at::kFloat).mean().item<double>();
}

}  // namespace

Reconstruction reconstructText(const DecodingContext& context, const Memory& memory) {
  const c10::NoGradGuard noGrad;
  const PicModel& model = context.model;
  const Segment& segment = memory.segments.front();
  const std::string& text = memory.documents[segment.document].text;
  const std::vector<std::int32_t> ids = segmentText(*model.tokenizer, text, model.config.segmentTokens, segment.bytes.begin).front().ids;
  const int k = segment.memoryCount();
  const at::Tensor rows = at::from_blob(const_cast<float*>(memory.vectors.data()), {k, memory.width}).to(context.device, context.dtype);

  PromptBuilder none(context.control, model.config, model.shape.maxPositions);
  none.autoencode();
  none.teach(ids, true);
  PromptBuilder open(context.control, model.config, model.shape.maxPositions);
  open.addMemory(0, std::span(memory.positions).first(k), segment.tokenCount, 1);
  open.autoencode();
  PromptBuilder taught = open;
  taught.teach(ids, true);

  Reconstruction result;
  result.teacherForced = taughtAccuracy(context, taught.prompt(), rows);
  result.withoutMemory = taughtAccuracy(context, none.prompt(), {});
  GenerationPlan plan{{}, {context.control.end}, model.config.prefixBidirectional, context.dtype, nullptr, nullptr};
  plan.sampling.maxTokens = static_cast<int>(ids.size());
  std::vector<std::int32_t> told;
  for (const NextToken& token : generateTokens(*model.decoder, open.prompt(), rows, plan, {}, {})) told.push_back(token.id);
  result.text = model.tokenizer->decode(told);
  int right = 0;
  for (std::size_t i = 0; i < std::min(told.size(), ids.size()); ++i) right += told[i] == ids[i];
  result.freeRunning = static_cast<double>(right) / static_cast<double>(ids.size());
  return result;
}

}  // namespace engine
