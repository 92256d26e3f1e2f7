// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/answering.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>

#include "engine/pic/generation.h"
#include "engine/text/segmenter.h"

namespace engine {
namespace {

using Clock = std::chrono::steady_clock;
using Sink = std::function<void(const GeneratedToken&)>;

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

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

void addSegment(Context& context, int document, const TextSegment& segment) {
  int column = context.builder.prompt().size() + 1;  // after <ctx>
  context.builder.addText(segment.ids, ++context.segments);
  for (std::size_t i = 0; i < segment.ids.size(); ++i) {
    context.places.push_back({document, segment.offsets[i], -1, 0});
    context.columns.push_back(column++);
  }
  context.tokens += static_cast<std::int64_t>(segment.ids.size());
}

// Adds text until `positions` are used up.
void readText(Context& context, const DecodingContext& decoding, const std::vector<DocumentText>& documents,
              std::int64_t positions, const std::stop_token& stop) {
  for (int d = 0; d < static_cast<int>(documents.size()); ++d) {
    std::int64_t begin = 0;
    while (!stop.stop_requested()) {
      std::optional<TextSegment> segment =
          nextSegment(*decoding.model.tokenizer, documents[d].text, decoding.model.config.segmentTokens, begin);
      if (!segment) break;
      begin = segment->bytes.end;
      const std::int64_t room = positions - context.builder.prompt().size() - 2;
      if (positions >= 0 && room <= 0) return;
      if (positions >= 0)
        segment->ids.resize(std::min<std::size_t>(segment->ids.size(), static_cast<std::size_t>(room)));
      addSegment(context, d, *segment);
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

AttendedAnswer answer(const DecodingContext& decoding, Context context, const at::Tensor& memory,
                      const std::string& question, const AskOptions& options, const Sink& sink, std::stop_token stop,
                      Clock::time_point begin) {
  const PicModel& model = decoding.model;
  context.builder.ask(model.tokenizer->encode(question).ids);
  const Prompt& prompt = context.builder.prompt();
  AttendedAnswer result{{}, std::move(context.places), std::move(context.columns), nullptr};
  result.answer.contextTokens = context.tokens;
  result.answer.decoderPositions = prompt.size();
  GenerationPlan plan{
      options.sampling, {decoding.control.end}, model.config.prefixBidirectional, decoding.dtype, nullptr, nullptr};
  if (options.evidence && !result.places.empty()) {
    result.attention = std::make_unique<AttentionTotals>(model.shape.layers, model.shape.heads, prompt.size(),
                                                         model.config.evidenceHeads);
    plan.observer = result.attention->observer();
  }
  Transcript transcript(result.answer, *model.tokenizer, sink, begin);
  generateTokens(
      *model.decoder, prompt, memory, plan, [&](const NextToken& token) { transcript.add(token); }, stop);
  transcript.finish();
  result.answer.stopped = stop.stop_requested();
  return result;
}

// Which memory tokens every token of an answer was read from: Answer::attention.
std::vector<float> tokenAttention(const AttendedAnswer& attended) {
  const auto memories = static_cast<std::size_t>(attended.answer.memoryTokens);
  std::vector<float> shares(attended.answer.tokens.size() * memories);
  for (std::size_t t = 0; t < attended.answer.tokens.size(); ++t) {
    float* row = shares.data() + t * memories;
    float total = 0;
    for (std::size_t i = 0; i < attended.places.size(); ++i) {
      const float mass = attended.attention->massOf(t, attended.columns[i]);
      row[attended.places[i].memory] = mass;
      total += mass;
    }
    for (std::size_t m = 0; m < memories && total > 0; ++m) row[m] /= total;
  }
  return shares;
}

Answer withEvidence(const DecodingContext& decoding, AttendedAnswer attended,
                    const std::vector<DocumentText>& documents) {
  if (attended.attention && !attended.answer.tokens.empty()) {
    const PicConfig& config = decoding.model.config;
    for (std::size_t i = 0; i < attended.places.size(); ++i) {
      attended.places[i].mass = attended.attention->mass(config.evidenceHeads, attended.columns[i]);
    }
    attended.answer.evidence = evidenceOf(attended.places, documents, config.evidenceFloor);
    if (attended.answer.memoryTokens > 0) attended.answer.attention = tokenAttention(attended);
  }
  return std::move(attended.answer);
}

}  // namespace

AttendedAnswer attendFromMemory(const DecodingContext& decoding, const Memory& memory, const std::string& question,
                                const AskOptions& options, const Sink& sink, std::stop_token stop) {
  const Clock::time_point begin = Clock::now();
  Context context = emptyContext(decoding);
  readMemory(context, memory);
  const at::Tensor rows = at::from_blob(const_cast<float*>(memory.vectors.data()), {memory.memoryCount(), memory.width})
                              .to(decoding.device, decoding.dtype);  // (M, D)
  AttendedAnswer result = answer(decoding, std::move(context), rows, question, options, sink, std::move(stop), begin);
  result.answer.source = Source::Memory;
  result.answer.memoryTokens = memory.memoryCount();
  result.answer.ratio = static_cast<double>(memory.contextTokens()) / std::max(1, memory.memoryCount());
  return result;
}

Answer answerFromMemory(const DecodingContext& decoding, const Memory& memory, const std::string& question,
                        const AskOptions& options, const Sink& sink, std::stop_token stop) {
  return withEvidence(decoding, attendFromMemory(decoding, memory, question, options, sink, std::move(stop)),
                      memory.documents);
}

Answer answerFromText(const DecodingContext& decoding, const std::vector<DocumentText>& documents,
                      std::int64_t positions, const std::string& question, const AskOptions& options, const Sink& sink,
                      std::stop_token stop) {
  const Clock::time_point begin = Clock::now();
  Context context = emptyContext(decoding);
  readText(context, decoding, documents, positions, stop);
  return withEvidence(
      decoding, answer(decoding, std::move(context), {}, question, options, sink, std::move(stop), begin), documents);
}

std::int64_t memoryPositions(const PicModel& model, const std::vector<DocumentText>& documents, double ratio,
                             const std::stop_token& stop) {
  std::int64_t positions = 0;
  for (const DocumentText& document : documents) {
    std::int64_t begin = 0;
    while (!stop.stop_requested()) {
      const std::optional<TextSegment> segment =
          nextSegment(*model.tokenizer, document.text, model.config.segmentTokens, begin);
      if (!segment) break;
      begin = segment->bytes.end;
      positions += memoryCount(fixedChunks(static_cast<int>(segment->ids.size()), ratio)) + 2;
    }
  }
  return positions;
}

}  // namespace engine
