// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/answering.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <numeric>
#include <optional>

#include "engine/pic/generation.h"
#include "engine/text/source_words.h"

namespace engine {
namespace {

using Clock = std::chrono::steady_clock;
using Sink = std::function<void(const GeneratedToken&)>;

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
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
    m_answer.leastLogProbability = std::min(m_answer.leastLogProbability, token.logProbability);
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

// Which token begins kNoAnswer, and how likely it must be.
void planAbstaining(GenerationPlan& plan, const PicModel& model, bool fromMemory, bool mayAbstain) {
  plan.abstainId = model.tokenizer->encode(kNoAnswer).ids.front();
  plan.abstainFrom = fromMemory ? model.config.abstainFrom.memory : model.config.abstainFrom.text;
  if (!mayAbstain) plan.abstainFrom = std::numeric_limits<double>::infinity();
}

void ground(const DecodingContext& decoding, const PromptContext& context, const std::vector<DocumentText>& documents,
            Answer& answer, std::optional<SourceWords>& words) {
  if (context.read.empty()) return;  // there is nothing to hold it to
  const std::vector<std::string_view> texts = joinedTexts(documents, context.read);
  if (texts.empty()) {
    answer.notes.emplace_back("No text was kept, so the answer's words could not be held to the document's.");
    return;
  }
  words.emplace(*decoding.model.tokenizer, texts, kNoAnswer);
  answer.grounded = true;
}

AttendedAnswer answer(const DecodingContext& decoding, PromptContext context, const std::vector<DocumentText>& documents,
                      const at::Tensor& memory, const Asking& asking, Clock::time_point begin) {
  const PicModel& model = decoding.model;
  context.builder.ask(model.tokenizer->encode(asking.question).ids);
  const Prompt& prompt = context.builder.prompt();
  AttendedAnswer result;
  Answer& given = result.answer;
  given.contextTokens = context.tokens;
  given.decoderPositions = prompt.size();
  std::vector<float> firstLogits;
  std::optional<SourceWords> words;
  if (asking.options.grounded) ground(decoding, context, documents, given, words);
  result.places = std::move(context.attended);
  result.columns = std::move(context.columns);
  GenerationPlan plan{asking.options.sampling,
                      {decoding.control.end},
                      model.config.prefixBidirectional,
                      decoding.dtype,
                      nullptr,
                      &firstLogits};
  plan.words = words ? &*words : nullptr;
  planAbstaining(plan, model, memory.defined(), asking.options.abstain);
  if (asking.options.evidence && !result.places.empty()) {
    result.attention = std::make_unique<AttentionTotals>(model.shape.layers, model.shape.heads, prompt.size(),
                                                         model.config.evidenceHeads);
    plan.observer = result.attention->observer();
  }
  Transcript transcript(given, *model.tokenizer, asking.sink, begin);
  generateTokens(
      *model.decoder, prompt, memory, plan, [&](const NextToken& token) { transcript.add(token); }, asking.stop);
  transcript.finish();
  given.abstained = given.text == kNoAnswer;
  if (!firstLogits.empty()) given.abstainLogProbability = logProbability(firstLogits, plan.abstainId);
  given.stopped = asking.stop.stop_requested();
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

std::vector<int> allSegments(const Memory& memory) {
  std::vector<int> segments(memory.segments.size());
  std::iota(segments.begin(), segments.end(), 0);
  return segments;
}

AttendedAnswer attendFromMemory(const DecodingContext& decoding, const Memory& memory, const std::vector<int>& segments,
                                const Asking& asking) {
  const Clock::time_point begin = Clock::now();
  PromptContext context = emptyContext(decoding);
  const at::Tensor rows = readMemory(context, memory, segments).to(decoding.device, decoding.dtype);  // (M, D)
  AttendedAnswer result = answer(decoding, std::move(context), memory.documents, rows, asking, begin);
  Answer& given = result.answer;
  given.source = Source::Memory;
  given.contextTokens = memory.contextTokens();
  given.memoryTokens = memory.memoryCount();
  given.ratio = static_cast<double>(given.contextTokens) / std::max(1, given.memoryTokens);
  return result;
}

Answer answerFromMemory(const DecodingContext& decoding, const Memory& memory, const std::vector<int>& segments,
                        const Asking& asking) {
  return withEvidence(decoding, attendFromMemory(decoding, memory, segments, asking), memory.documents);
}

Answer answerFromText(const DecodingContext& decoding, const std::vector<DocumentText>& documents,
                      const std::vector<Passage>& passages, const Asking& asking) {
  const Clock::time_point begin = Clock::now();
  PromptContext context = emptyContext(decoding);
  readText(context, passages);
  return withEvidence(decoding, answer(decoding, std::move(context), documents, {}, asking, begin), documents);
}

}  // namespace engine
