// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "engine/explain/answer_prompt.h"
#include "engine/explain/source_segment.h"
#include "engine/model/guarded.h"
#include "engine/pic/answering.h"
#include "engine/pic/document_compression.h"

namespace engine {
namespace {

constexpr double kLeastRatio = 2;  // of DocumentCompressor

// The text of a segment without a part of it; the white space behind the part goes with it.
std::string textWithout(const std::string& text, const ByteRange& segment, const ByteRange& part) {
  const std::int64_t begin = std::clamp(part.begin, segment.begin, segment.end);
  const std::int64_t end = std::clamp(part.end, segment.begin, segment.end);
  const std::size_t next =
      begin < end ? text.find_first_not_of(" \n\r\t", static_cast<std::size_t>(end)) : std::string::npos;
  const std::int64_t rest =
      next == std::string::npos ? end : std::min<std::int64_t>(static_cast<std::int64_t>(next), segment.end);
  const auto piece = [&](std::int64_t from, std::int64_t to) {
    return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
  };
  return piece(segment.begin, begin) + piece(rest, segment.end);
}

bool touches(const Segment& segment, const AttributedPart& part) {
  return segment.document == part.document && segment.bytes.begin < part.bytes.end &&
         part.bytes.begin < segment.bytes.end;
}

bool isBlank(const std::string& text) { return text.find_first_not_of(" \n\r\t") == std::string::npos; }

// Puts the segments [begin, end) of one memory behind those of another.
void addSegments(Memory& memory, const Memory& other, std::size_t begin, std::size_t end) {
  const std::vector<std::int64_t> rows = firstRows(other);
  memory.segments.insert(memory.segments.end(), other.segments.begin() + static_cast<std::ptrdiff_t>(begin),
                         other.segments.begin() + static_cast<std::ptrdiff_t>(end));
  memory.positions.insert(memory.positions.end(), other.positions.begin() + rows[begin],
                          other.positions.begin() + rows[end]);
  memory.vectors.insert(memory.vectors.end(), other.vectors.begin() + rows[begin] * other.width,
                        other.vectors.begin() + rows[end] * other.width);
}

// The memory of the segments that were read, those with a part of the sentence compressed anew without it. A segment
// that was nothing else has no memory then.
Memory memoryWithoutSentence(const DecodingContext& decoding, const AskedQuestion& asked, const AttributedPart& part,
                             const std::stop_token& stop) {
  const Memory& memory = asked.memory;
  CompressOptions options;
  options.ratio = std::max(kLeastRatio, memory.ratio);
  options.compressor = memory.compressor;
  options.mask = memory.mask;
  const DocumentCompressor compressor(decoding.model, decoding.dtype, options);
  Memory edited;
  edited.width = memory.width;
  for (const int s : segmentsOf(memory, asked.answer)) {
    const auto at = static_cast<std::size_t>(s);
    const Segment& segment = memory.segments[at];
    if (!touches(segment, part)) {
      addSegments(edited, memory, at, at + 1);
      continue;
    }
    const std::string text =
        textWithout(memory.documents[static_cast<std::size_t>(segment.document)].text, segment.bytes, part.bytes);
    if (isBlank(text)) continue;
    const Memory anew = compressor.compress({{"", text}}, {}, stop);
    addSegments(edited, anew, 0, anew.segments.size());
  }
  return edited;
}

// The passages that were read, without the sentence. An empty part is none.
std::vector<Passage> passagesWithout(const DecodingContext& decoding, const AskedQuestion& asked,
                                     const AttributedPart& part) {
  std::vector<Passage> passages;
  for (const int s : segmentsOf(asked.memory, asked.answer)) {
    SourceSegment source = sourceSegment(decoding, asked.memory, s);
    const Segment& segment = asked.memory.segments[static_cast<std::size_t>(s)];
    if (touches(segment, part)) {
      const std::string& document = asked.memory.documents[static_cast<std::size_t>(segment.document)].text;
      const std::string text = textWithout(document, segment.bytes, part.bytes);
      auto cut = nextSegment(*decoding.model.tokenizer, text, decoding.model.config.segmentTokens, 0);
      if (!cut) continue;
      source.text = std::move(*cut);
    }
    passages.push_back({segment.document, std::move(source.text)});
  }
  return passages;
}

// Empty when stopped.
std::vector<double> readWithout(const DecodingContext& decoding, const AskedQuestion& asked, const AttributedPart& part,
                                AttributionUnit unit, const std::stop_token& stop) {
  const auto fromMemory = [&](const Memory& memory, const std::vector<int>& segments) {
    return wordLogProbabilities(
        decoding, promptFromMemory(decoding, memory, segments, asked.question, idsOf(asked.answer)), stop);
  };
  if (unit != AttributionUnit::Sentence) {
    return fromMemory(withoutMemories(asked.memory, part.memories), segmentsOf(asked.memory, asked.answer));
  }
  if (readsText(asked.answer)) {
    const std::vector<Passage> passages = passagesWithout(decoding, asked, part);
    return wordLogProbabilities(decoding, promptFromText(decoding, passages, asked.question, idsOf(asked.answer)),
                                stop);
  }
  const Memory edited = memoryWithoutSentence(decoding, asked, part, stop);
  if (stop.stop_requested()) return {};
  return fromMemory(edited, allSegments(edited));
}

std::vector<double> readAll(const DecodingContext& decoding, const AskedQuestion& asked, AttributionUnit unit,
                            const std::stop_token& stop) {
  if (unit == AttributionUnit::Sentence && readsText(asked.answer)) return readWithout(decoding, asked, {}, unit, stop);
  return readWithout(decoding, asked, {}, AttributionUnit::MemoryToken, stop);
}

}  // namespace

std::vector<double> answerLogProbabilities(const Engine& engine, const AskedQuestion& asked, AttributionUnit unit) {
  return guarded([&] { return readAll(engine.contextFor(asked.memory), asked, unit, {}); });
}

std::vector<double> leaveOut(const Engine& engine, const AskedQuestion& asked, const AttributedPart& part,
                             AttributionUnit unit) {
  return guarded([&] { return readWithout(engine.contextFor(asked.memory), asked, part, unit, {}); });
}

Attribution leaveOneOut(const Engine& engine, const AskedQuestion& asked, AttributionUnit unit, const Progress& report,
                        std::stop_token stop, Attribution soFar) {
  return guarded([&] {
    const DecodingContext decoding = engine.contextFor(asked.memory);
    Attribution result = std::move(soFar);
    if (result.parts.empty()) {
      result = {AttributionMethod::LeaveOneOut, unit, attributedParts(engine, asked, unit), {}, {}, false};
    }
    if (result.logProbabilities.empty()) result.logProbabilities = readAll(decoding, asked, unit, stop);
    const auto total = static_cast<int>(result.parts.size());
    for (int p = result.done(); p < total && !stop.stop_requested(); ++p) {
      const std::vector<double> without =
          readWithout(decoding, asked, result.parts[static_cast<std::size_t>(p)], unit, stop);
      if (without.empty()) break;
      for (std::size_t t = 0; t < without.size(); ++t) {
        result.scores.push_back(static_cast<float>(result.logProbabilities[t] - without[t]));
      }
      if (report) report({"Leaving out", p + 1, total, "parts"});
    }
    result.stopped = result.done() < total;
    return result;
  });
}

}  // namespace engine
