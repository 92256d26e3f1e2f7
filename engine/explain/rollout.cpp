// SPDX-License-Identifier: Apache-2.0
#include "engine/explain/rollout.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "engine/explain/answer_prompt.h"
#include "engine/explain/compressor_pass.h"
#include "engine/model/guarded.h"

namespace engine {

RolloutObserver::RolloutObserver() {
  m_observer.see = [this](int, const at::Tensor& weights) {
    m_layers.push_back(weights[0].to(at::kCPU, at::kDouble).mean(0));  // (R, T)
  };
}

at::Tensor RolloutObserver::product(std::int64_t rows) const {
  const std::int64_t T = m_layers.front().size(1);
  at::Tensor flow = at::eye(T, at::kDouble).narrow(0, T - rows, rows);  // (rows, T)
  for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
    const std::int64_t R = layer->size(0);  // the rows below the first of these are not asked for by `flow`
    flow = flow.narrow(1, T - R, R);        // (rows, R)
    const at::Tensor mixed = (*layer + at::eye(T, at::kDouble).narrow(0, T - R, R)) / 2;  // (R, T)
    flow = at::matmul(flow, mixed);                                                       // (rows, T)
  }
  return flow;
}

Attribution attentionRollout(const Engine& engine, const AskedQuestion& asked, std::stop_token stop) {
  return guarded([&] {
    const c10::NoGradGuard noGrad;
    const DecodingContext decoding = engine.contextFor(asked.memory);
    Attribution result{AttributionMethod::Rollout,
                       AttributionUnit::MemoryToken,
                       attributedParts(engine, asked, AttributionUnit::MemoryToken),
                       {},
                       {},
                       false};
    const WordPrompt prompt = promptFromMemory(decoding, asked.memory, segmentsOf(asked.memory, asked.answer),
                                               asked.question, idsOf(asked.answer));
    const RolloutObserver rollout;
    const at::Tensor found = wordLogProbabilities(decoding, prompt, prompt.memory, rollout.observer(), stop);
    result.stopped = !found.defined();
    if (result.stopped) return result;
    const at::Tensor values = found.to(at::kCPU).contiguous();
    const auto tokens = static_cast<std::int64_t>(prompt.words.size());
    result.logProbabilities.assign(values.const_data_ptr<double>(), values.const_data_ptr<double>() + tokens);
    const at::Tensor flow = rollout.product(tokens).contiguous();  // (R, T)
    for (const int column : prompt.columns) {
      for (std::int64_t t = 0; t < tokens; ++t) {
        result.scores.push_back(static_cast<float>(flow.const_data_ptr<double>()[t * flow.size(1) + column]));
      }
    }
    return result;
  });
}

AttentionView memoryRollout(const Engine& engine, const Memory& memory, int segment, std::stop_token stop) {
  return guarded([&] {
    const c10::NoGradGuard noGrad;
    const DecodingContext decoding = engine.contextFor(memory);
    const SourceSegment source = sourceSegment(decoding, memory, segment);
    AttentionView view = compressorColumns(decoding, memory, segment, source);
    view.layers = view.heads = 1;
    const RolloutObserver rollout;
    view.stopped = !runCompressor(decoding, memory, source, rollout.observer(), stop).defined();
    if (view.stopped) return view;
    const at::Tensor flow =
        rollout.product(static_cast<std::int64_t>(view.rows.size())).to(at::kFloat).contiguous();  // (k, n + k)
    view.weights.assign(flow.const_data_ptr<float>(), flow.const_data_ptr<float>() + flow.numel());
    return view;
  });
}

}  // namespace engine
