// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/answer_path.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "engine/pic/confidence.h"

namespace engine {
namespace {

using Clock = std::chrono::steady_clock;
using Sink = std::function<void(const GeneratedToken&)>;

constexpr int kRereadByWords = 2;     // segments by the question's words …
constexpr int kRereadByEvidence = 1;  // … and by what the unsure answer looked at

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::string counted(std::size_t n, const std::string& what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

std::vector<Place> segmentPlaces(const Memory& memory) {
  std::vector<Place> places;
  for (const Segment& segment : memory.segments) places.push_back({segment.document, segment.bytes});
  return places;
}

bool keptItsText(const Memory& memory) {
  return std::all_of(memory.documents.begin(), memory.documents.end(),
                     [](const DocumentText& d) { return !d.text.empty(); });
}

// Fills what was read of how much.
void sayWhatWasRead(Answer& answer, std::size_t segments, std::vector<int> read) {
  answer.segments = static_cast<int>(segments);
  answer.segmentsRead = std::move(read);
  if (answer.segmentsRead.size() < segments) {
    answer.notes.push_back("The text is long: " + std::to_string(answer.segmentsRead.size()) + " of its " +
                           counted(segments, "segment") + " were read, chosen by the question's words.");
  }
}

int mostSegments(const DecodingContext& context, const Asking& asking) {
  return asking.options.retrieve.value_or(context.model.config.readSegments);
}

std::vector<int> segmentsToRead(const DecodingContext& context, const Memory& memory, const Asking& asking) {
  if (!keptItsText(memory)) return allSegments(memory);
  return choosePlaces(memory.documents, segmentPlaces(memory), asking.question, mostSegments(context, asking));
}

Answer fromMemory(const DecodingContext& context, const Memory& memory, const Asking& asking) {
  std::vector<int> read = segmentsToRead(context, memory, asking);
  Answer answer = answerFromMemory(context, memory, read, asking);
  sayWhatWasRead(answer, memory.segments.size(), std::move(read));
  answer.confidence = confidenceOf(answer, context.model.config.confidence);
  return answer;
}

// The segments that hold the evidence, and the best by the question's words; ascending.
std::vector<int> segmentsToReread(const Memory& memory, const Answer& unsure, const std::string& question) {
  std::vector<int> chosen;
  for (const Evidence& evidence : unsure.evidence) {
    if (static_cast<int>(chosen.size()) == kRereadByEvidence) break;
    const auto holds = [&](const Segment& s) {
      return s.document == evidence.document && s.bytes.begin <= evidence.bytes.begin &&
             evidence.bytes.begin < s.bytes.end;
    };
    const auto segment = std::find_if(memory.segments.begin(), memory.segments.end(), holds);
    if (segment != memory.segments.end()) chosen.push_back(static_cast<int>(segment - memory.segments.begin()));
  }
  for (const int i : choosePlaces(memory.documents, segmentPlaces(memory), question, kRereadByWords))
    chosen.push_back(i);
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

Answer readAgain(const DecodingContext& context, const Memory& memory, const Answer& unsure, const Asking& asking) {
  const std::vector<int> chosen = segmentsToReread(memory, unsure, asking.question);
  std::vector<Passage> passages;
  for (const int i : chosen) {
    const Segment& segment = memory.segments[i];
    auto text = nextSegment(*context.model.tokenizer, memory.documents[segment.document].text,
                            context.model.config.segmentTokens, segment.bytes.begin);
    if (text) passages.push_back({segment.document, std::move(*text)});
  }
  Answer answer = answerFromText(context, memory.documents, passages, asking);
  answer.reread = static_cast<int>(passages.size());
  answer.ratio = unsure.ratio;
  answer.contextTokens = unsure.contextTokens;
  answer.memoryTokens = unsure.memoryTokens;
  answer.decoderPositions += unsure.decoderPositions;
  sayWhatWasRead(answer, memory.segments.size(), chosen);
  answer.notes = {"Not sure from memory; re-read " + counted(passages.size(), "passage") + " as text."};
  answer.confidence = confidenceOf(answer, context.model.config.confidence);
  return answer;
}

std::vector<int> passagesToRead(const DecodingContext& context, const std::vector<DocumentText>& documents,
                                const std::vector<Passage>& passages, const Asking& asking) {
  std::vector<Place> places;
  for (const Passage& passage : passages) places.push_back({passage.document, passage.text.bytes});
  return choosePlaces(documents, places, asking.question, mostSegments(context, asking));
}

// What fits the decoder positions that memories of all the segments would take.
std::vector<Passage> withinBudget(const DecodingContext& context, const std::vector<DocumentText>& documents,
                                  std::vector<Passage> segments, Source source, double ratio, const Asking& asking) {
  std::int64_t positions = 0;
  for (const Passage& segment : segments)
    positions += memoryCount(fixedChunks(static_cast<int>(segment.text.ids.size()), ratio)) + 2;
  if (source == Source::Budget) return leadingPassages(std::move(segments), positions);
  if (source != Source::BudgetBm25) return segments;
  return bestSentences(*context.model.tokenizer, documents, asking.question, context.model.config.segmentTokens,
                       positions);
}

bool isSure(const Answer& answer) { return answer.confidence && *answer.confidence >= kLikelyRight; }

}  // namespace

Answer askMemory(const DecodingContext& context, const Memory& memory, const Asking& asking) {
  if (!asking.options.reread) return fromMemory(context, memory, asking);
  // Only one of two answers is shown, so neither is told before it is chosen.
  const Clock::time_point begin = Clock::now();
  AskOptions options = asking.options;
  options.evidence = true;
  const Sink silent;
  const Asking quietly{asking.question, options, silent, asking.stop};
  Answer answer = fromMemory(context, memory, quietly);
  if (!isSure(answer) && !answer.stopped && keptItsText(memory)) {
    Answer again = readAgain(context, memory, answer, quietly);
    if (again.stopped) {
      answer.stopped = true;  // the one that was whole is kept
    } else {
      answer = std::move(again);
    }
  }
  answer.source = Source::Auto;
  answer.firstTokenMilliseconds = millisecondsSince(begin);
  for (const GeneratedToken& token : answer.tokens) {
    if (asking.sink) asking.sink(token);
  }
  return answer;
}

Answer askDocuments(const DecodingContext& context, const std::vector<DocumentText>& documents, Source source,
                    double ratio, const Asking& asking) {
  std::vector<Passage> all;
  if (source != Source::None) {
    all = segmentPassages(*context.model.tokenizer, documents, context.model.config.segmentTokens, asking.stop);
  }
  const std::size_t segments = all.size();
  std::vector<int> read(segments);
  std::iota(read.begin(), read.end(), 0);
  std::vector<Passage> passages;
  if (source == Source::Full) {
    read = passagesToRead(context, documents, all, asking);
    for (const int i : read) passages.push_back(std::move(all[i]));
  } else {
    passages = withinBudget(context, documents, std::move(all), source, ratio, asking);
  }
  Answer answer = answerFromText(context, documents, passages, asking);
  answer.source = source;
  sayWhatWasRead(answer, segments, std::move(read));
  answer.confidence = confidenceOf(answer, context.model.config.confidence);
  return answer;
}

}  // namespace engine
