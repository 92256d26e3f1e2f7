// SPDX-License-Identifier: Apache-2.0
#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>

#include "engine/explain/answer_prompt.h"
#include "engine/model/guarded.h"

namespace engine {

Attribution gradientTimesInput(const Engine& engine, const AskedQuestion& asked, const Progress& report,
                               std::stop_token stop) {
  return guarded([&] {
    const DecodingContext decoding = engine.contextFor(asked.memory);
    Attribution result{AttributionMethod::GradientTimesInput,
                       AttributionUnit::MemoryToken,
                       attributedParts(engine, asked, AttributionUnit::MemoryToken),
                       {},
                       {},
                       false};
    const WordPrompt prompt = promptFromMemory(decoding, asked.memory, segmentsOf(asked.memory, asked.answer),
                                               asked.question, idsOf(asked.answer));
    const at::Tensor memory = prompt.memory.detach().requires_grad_(true);                   // (M, D)
    const at::Tensor found = wordLogProbabilities(decoding, prompt, memory, nullptr, stop);  // (R)
    const auto tokens = static_cast<std::int64_t>(prompt.words.size());
    const std::int64_t parts = memory.size(0);
    at::Tensor products = at::zeros({parts, tokens}, at::kFloat);
    for (std::int64_t t = 0; found.defined() && t < tokens && parts > 0; ++t) {
      if (stop.stop_requested()) break;
      const at::Tensor slope = torch::autograd::grad({found[t]}, {memory}, {}, t + 1 < tokens)[0];  // (M, D)
      products.select(1, t).copy_((slope.to(at::kDouble) * memory.detach().to(at::kDouble)).sum(1));
      if (report) report({"Differentiating", t + 1, tokens, "words"});
    }
    result.stopped = stop.stop_requested();
    if (result.stopped) return result;
    const at::Tensor values = found.detach().to(at::kCPU).contiguous();
    result.logProbabilities.assign(values.const_data_ptr<double>(), values.const_data_ptr<double>() + tokens);
    result.scores.assign(products.const_data_ptr<float>(), products.const_data_ptr<float>() + products.numel());
    return result;
  });
}

}  // namespace engine
