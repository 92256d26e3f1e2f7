// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/answering.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>

#include "engine/explain/evidence.h"
#include "engine/pic/generation.h"
#include "engine/text/segmenter.h"

namespace engine {
namespace {

using Clock = std::chrono::steady_clock;
using Sink = std::function<void(const GeneratedToken&)>;

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// Adds up the attention that the rows which predict the answer pay to each column of the prompt.
class AttentionSum {
 public:
  AttentionSum(const std::vector<std::pair<int, int>>& heads, int columns) : m_heads(heads), m_mass(columns) {
    m_observer.lastRows = 1;
    m_observer.see = [this](int layer, const at::Tensor& weights) { add(layer, weights); };
  }
  const AttentionObserver* observer() const { return &m_observer; }
  const std::vector<double>& mass() const { return m_mass; }

 private:
  void add(int layer, const at::Tensor& weights) {  // (1, H, 1, S)
    const at::Tensor rows = weights[0].select(1, 0).to(at::kCPU, at::kFloat).contiguous();  // (H, S)
    for (std::int64_t h = 0; h < rows.size(0); ++h) {
      if (!m_heads.empty() && std::find(m_heads.begin(), m_heads.end(), std::pair(layer, static_cast<int>(h))) == m_heads.end()) continue;
      const float* row = rows.const_data_ptr<float>() + h * rows.size(1);
      for (std::size_t p = 0; p < m_mass.size(); ++p) m_mass[p] += row[p];
    }
  }
  const std::vector<std::pair<int, int>>& m_heads;  // (layer, head); empty: all
  std::vector<double> m_mass;
  AttentionObserver m_observer;
};

// A prompt's context, and what of it stands for which piece of which document.
struct Context {
  PromptBuilder builder;
  std::vector<AttendedPlace> places;  // in the order of the columns below
  std::vector<int> columns;
  int segments = 0;
  std::int64_t tokens = 0;
};

Context emptyContext(const DecodingContext& context) {
  return {PromptBuilder(context.control, context.model.config, context.model.shape.maxPositions), {}, {}, 0, 0};
}

void readMemory(Context& context, const Memory& memory) {
  std::int64_t row = 0;
  for (const Segment& segment : memory.segments) {
    const int count = segment.memoryCount();
    const std::span<const std::int32_t> positions(memory.positions.data() + row, count);
    int column = context.builder.prompt().size() + 1;  // after <mem>
    context.builder.addMemory(row, positions, segment.tokenCount, ++context.segments);
    for (const Chunk& chunk : segment.chunks) {
      for (int m = 0; m < chunk.memoryCount; ++m) {
        context.places.push_back({segment.document, chunk.bytes, static_cast<int>(row++), 0});
        context.columns.push_back(column++);
      }
    }
    context.tokens += segment.tokenCount;
  }
}

// Adds text until `positions` are used up.
void readText(Context& context, const DecodingContext& decoding, const std::vector<DocumentText>& documents, std::int64_t positions) {
  for (int d = 0; d < static_cast<int>(documents.size()); ++d) {
    for (TextSegment& segment : segmentText(*decoding.model.tokenizer, documents[d].text, decoding.model.config.segmentTokens)) {
      const std::int64_t room = positions < 0 ? static_cast<std::int64_t>(segment.ids.size()) : positions - context.builder.prompt().size() - 2;
      if (room <= 0) return;
      segment.ids.resize(std::min<std::size_t>(segment.ids.size(), static_cast<std::size_t>(room)));
      int column = context.builder.prompt().size() + 1;  // after <ctx>
      context.builder.addText(segment.ids, ++context.segments);
      for (std::size_t i = 0; i < segment.ids.size(); ++i) {
        context.places.push_back({d, segment.offsets[i], -1, 0});
        context.columns.push_back(column++);
      }
      context.tokens += static_cast<std::int64_t>(segment.ids.size());
    }
  }
}

// Turns tokens into readable text as they come and takes the time.
class Transcript {
 public:
  Transcript(Answer& answer, const Tokenizer& tokenizer, const Sink& sink, Clock::time_point begin)
      : m_answer(answer), m_decoder(tokenizer), m_sink(sink), m_begin(begin) {}

  void add(const NextToken& token) {
    if (m_answer.tokens.empty()) m_answer.firstTokenMilliseconds = millisecondsSince(m_begin);
    m_answer.tokens.push_back({token.id, m_decoder.push(token.id), token.logProbability});
    m_answer.text += m_answer.tokens.back().text;
    m_answer.logProbability += token.logProbability;
    if (m_sink) m_sink(m_answer.tokens.back());
  }

  void finish() {
    const std::string rest = m_decoder.finish();
    m_answer.text += rest;
    const std::size_t n = m_answer.tokens.size();
    if (n == 0) {
      m_answer.firstTokenMilliseconds = millisecondsSince(m_begin);
      return;
    }
    m_answer.tokens.back().text += rest;
    m_answer.logProbability /= static_cast<double>(n);
    const double seconds = (millisecondsSince(m_begin) - m_answer.firstTokenMilliseconds) / 1000;
    if (n > 1 && seconds > 0) m_answer.tokensPerSecond = static_cast<double>(n - 1) / seconds;
  }

 private:
  Answer& m_answer;
  StreamDecoder m_decoder;
  const Sink& m_sink;
  Clock::time_point m_begin;
};

Answer answer(const DecodingContext& decoding, Context& context, const at::Tensor& memory, const std::vector<DocumentText>& documents,
              const std::string& question, const AskOptions& options, const Sink& sink, std::stop_token stop, Clock::time_point begin) {
  const PicModel& model = decoding.model;
  context.builder.ask(model.tokenizer->encode(question).ids);
  const Prompt& prompt = context.builder.prompt();
  Answer result;
  result.contextTokens = context.tokens;
  result.decoderPositions = prompt.size();
  AttentionSum attention(model.config.evidenceHeads, prompt.size());
  GenerationPlan plan{options.sampling, {decoding.control.end}, model.config.prefixBidirectional, decoding.dtype, nullptr, nullptr};
  if (options.evidence && !context.places.empty()) plan.observer = attention.observer();
  Transcript transcript(result, *model.tokenizer, sink, begin);
  generateTokens(*model.decoder, prompt, memory, plan, [&](const NextToken& token) { transcript.add(token); }, stop);
  transcript.finish();
  result.stopped = stop.stop_requested();
  if (plan.observer && !result.tokens.empty()) {
    for (std::size_t i = 0; i < context.places.size(); ++i) context.places[i].mass = attention.mass()[context.columns[i]];
    result.evidence = evidenceOf(context.places, documents, model.config.evidenceFloor);
  }
  return result;
}

}  // namespace

Answer answerFromMemory(const DecodingContext& decoding, const Memory& memory, const std::string& question, const AskOptions& options,
                        const Sink& sink, std::stop_token stop) {
  const Clock::time_point begin = Clock::now();
  Context context = emptyContext(decoding);
  readMemory(context, memory);
  const at::Tensor rows = at::from_blob(const_cast<float*>(memory.vectors.data()), {memory.memoryCount(), memory.width})
                              .to(decoding.device, decoding.dtype);  // (M, D)
  Answer result = answer(decoding, context, rows, memory.documents, question, options, sink, std::move(stop), begin);
  result.source = Source::Memory;
  result.memoryTokens = memory.memoryCount();
  result.ratio = static_cast<double>(memory.contextTokens()) / std::max(1, memory.memoryCount());
  return result;
}

Answer answerFromText(const DecodingContext& decoding, const std::vector<DocumentText>& documents, std::int64_t positions,
                      const std::string& question, const AskOptions& options, const Sink& sink, std::stop_token stop) {
  const Clock::time_point begin = Clock::now();
  Context context = emptyContext(decoding);
  readText(context, decoding, documents, positions);
  return answer(decoding, context, {}, documents, question, options, sink, std::move(stop), begin);
}

std::int64_t memoryPositions(const PicModel& model, const std::vector<DocumentText>& documents, double ratio) {
  std::int64_t positions = 0;
  for (const DocumentText& document : documents) {
    for (const TextSegment& segment : segmentText(*model.tokenizer, document.text, model.config.segmentTokens)) {
      positions += memoryCount(fixedChunks(static_cast<int>(segment.ids.size()), ratio)) + 2;
    }
  }
  return positions;
}

}  // namespace engine
