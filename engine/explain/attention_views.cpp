// SPDX-License-Identifier: Apache-2.0
#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <utility>

#include "engine/error.h"
#include "engine/explain/answer_prompt.h"
#include "engine/explain/compressor_pass.h"
#include "engine/model/guarded.h"

namespace engine {
namespace {

using Kind = AttentionPosition::Kind;

AttentionPosition labelled(Kind kind, std::string text) {
  AttentionPosition position;
  position.kind = kind;
  position.text = std::move(text);
  return position;
}

// The columns of a prompt: what stands where.
std::vector<AttentionPosition> promptPositions(const DecodingContext& decoding, const WordPrompt& words) {
  const Prompt& prompt = words.prompt;
  std::vector<AttentionPosition> positions;
  for (int i = 0; i < prompt.size(); ++i) {
    const std::int32_t id = prompt.ids[static_cast<std::size_t>(i)];
    AttentionPosition position =
        labelled(Kind::Delimiter, id == Prompt::kMemory ? "" : decoding.model.tokenizer->piece(id));
    if (i >= prompt.prefix) position.kind = Kind::Answer;
    if (i < prompt.prefix && prompt.segments[static_cast<std::size_t>(i)] == 0) position.kind = Kind::Question;
    positions.push_back(std::move(position));
  }
  for (std::size_t p = 0; p < words.places.size(); ++p) {
    const AttendedPlace& place = words.places[p];
    AttentionPosition& position = positions[static_cast<std::size_t>(words.columns[p])];
    position.kind = place.memory < 0 ? Kind::Text : Kind::Memory;
    if (place.memory >= 0) position.text = "m" + std::to_string(place.memory);
    position.document = place.document;
    position.bytes = place.bytes;
    position.memory = place.memory;
  }
  return positions;
}

// From what the answer was read: its text, or its memory.
WordPrompt promptOf(const DecodingContext& decoding, const AskedQuestion& asked) {
  const std::vector<int> segments = segmentsOf(asked.memory, asked.answer);
  if (!readsText(asked.answer)) {
    return promptFromMemory(decoding, asked.memory, segments, asked.question, idsOf(asked.answer));
  }
  std::vector<Passage> passages;
  for (const int s : segments) {
    passages.push_back({segmentAt(asked.memory, s).document, sourceSegment(decoding, asked.memory, s).text});
  }
  return promptFromText(decoding, passages, asked.question, idsOf(asked.answer));
}

// Appends (H, R, S) of one layer.
void keep(AttentionView& view, const at::Tensor& weights) {
  const at::Tensor plain = weights.to(at::kCPU, at::kFloat).contiguous();
  view.weights.insert(view.weights.end(), plain.const_data_ptr<float>(), plain.const_data_ptr<float>() + plain.numel());
}

void mustHave(const char* what, int asked, int most) {
  if (asked < 0 || asked >= most) {
    throw Error("The model has no " + std::string(what) + " " + std::to_string(asked) + "; it has " +
                std::to_string(most) + ", counted from 0.");
  }
}

}  // namespace

AttentionView memoryAttention(const Engine& engine, const Memory& memory, int segment, std::stop_token stop) {
  return guarded([&] {
    const c10::NoGradGuard noGrad;
    const DecodingContext decoding = engine.contextFor(memory);
    const SourceSegment source = sourceSegment(decoding, memory, segment);
    const int k = memory.segments[static_cast<std::size_t>(segment)].memoryCount();
    AttentionView view = compressorColumns(decoding, memory, segment, source);
    AttentionObserver observer;
    observer.lastRows = k;
    observer.see = [&](int, const at::Tensor& weights) { keep(view, weights[0]); };  // (1, H, k, n + k)
    runCompressor(decoding, memory, source, &observer, stop);
    view.layers = decoding.model.shape.layers;
    view.heads = decoding.model.shape.heads;
    view.stopped = stop.stop_requested();
    if (view.stopped) view.weights.clear();
    return view;
  });
}

AttentionView answerAttention(const Engine& engine, const AskedQuestion& asked, std::stop_token stop) {
  return guarded([&] {
    const c10::NoGradGuard noGrad;
    const DecodingContext decoding = engine.contextFor(asked.memory);
    const WordPrompt prompt = promptOf(decoding, asked);
    AttentionView view;
    view.layers = decoding.model.shape.layers;
    view.heads = decoding.model.shape.heads;
    view.columns = promptPositions(decoding, prompt);
    for (const GeneratedToken& token : asked.answer.tokens) view.rows.push_back(labelled(Kind::Answer, token.text));
    AttentionObserver observer;
    observer.lastRows = static_cast<std::int64_t>(prompt.words.size());
    observer.see = [&](int, const at::Tensor& weights) { keep(view, weights[0]); };  // (1, H, R, S)
    view.stopped = !wordLogProbabilities(decoding, prompt, prompt.memory, &observer, stop).defined();
    if (view.stopped) view.weights.clear();
    return view;
  });
}

AttentionView fullAttention(const Engine& engine, const AskedQuestion& asked, int layer, int head,
                            std::stop_token stop) {
  return guarded([&] {
    const c10::NoGradGuard noGrad;
    const DecodingContext decoding = engine.contextFor(asked.memory);
    mustHave("layer", layer, decoding.model.shape.layers);
    mustHave("head", head, decoding.model.shape.heads);
    const WordPrompt prompt = promptOf(decoding, asked);
    AttentionView view;
    view.layers = view.heads = 1;
    view.firstLayer = layer;
    view.firstHead = head;
    view.columns = promptPositions(decoding, prompt);
    view.rows = view.columns;
    AttentionObserver observer;
    observer.onlyLayer = layer;
    observer.onlyHead = head;
    observer.see = [&](int, const at::Tensor& weights) { keep(view, weights[0]); };  // (1, 1, T, T)
    const PromptBatch batch =
        makePromptBatch({&prompt.prompt, 1}, decoding.model.config.prefixBidirectional, decoding.device);
    const at::Tensor all =
        decoding.model.decoder->forward(batch, prompt.memory, decoding.dtype, 0, nullptr, &observer, &stop);
    view.stopped = !all.defined();
    if (view.stopped) view.weights.clear();
    return view;
  });
}

}  // namespace engine
