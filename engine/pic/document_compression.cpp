// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/document_compression.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

#include "engine/error.h"

namespace engine {
namespace {

constexpr std::size_t kSegmentsAtOnce = 16;

std::string shortNumber(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Segment segmentOf(int document, const TextSegment& text, const std::vector<ChunkSpan>& chunks) {
  Segment segment{document, static_cast<int>(text.ids.size()), text.bytes, {}};
  for (const ChunkSpan& c : chunks) {
    segment.chunks.push_back({c.begin, c.end, c.memories, {text.offsets[c.begin].begin, text.offsets[c.end - 1].end}});
  }
  // White space and the tokenizer's own marks belong to a chunk too: chunks touch.
  segment.chunks.front().bytes.begin = text.bytes.begin;
  for (std::size_t i = 1; i < segment.chunks.size(); ++i)
    segment.chunks[i - 1].bytes.end = segment.chunks[i].bytes.begin;
  segment.chunks.back().bytes.end = text.bytes.end;
  return segment;
}

// Leaves the first segments.
void truncate(Memory& memory, std::size_t segments) {
  memory.segments.resize(segments);
  std::size_t rows = 0;
  for (const Segment& segment : memory.segments) rows += static_cast<std::size_t>(segment.memoryCount());
  memory.vectors.resize(rows * static_cast<std::size_t>(memory.width));
  memory.positions.resize(rows);
}

}  // namespace

DocumentCompressor::DocumentCompressor(const PicModel& model, at::ScalarType dtype, const CompressOptions& options)
    : m_model(model),
      m_compressor(model.compressor(options.compressor.value_or(model.config.defaultCompressor))),
      m_dtype(dtype),
      m_options(options),
      m_mask(options.mask.value_or(m_compressor.config().mask)) {
  if (!options.budget && options.ratio < 2) {
    throw Error("The ratio " + shortNumber(options.ratio) +
                " is too small: memory ratios start at 2 (ratio 1 is the full text).");
  }
}

void DocumentCompressor::addPieces(std::vector<Piece>& pieces, int document, const std::string& text,
                                   std::int64_t begin, const std::stop_token& stop) const {
  while (!stop.stop_requested()) {
    std::optional<TextSegment> segment = nextSegment(*m_model.tokenizer, text, m_model.config.segmentTokens, begin);
    if (!segment) return;
    begin = segment->bytes.end;
    pieces.push_back({document, std::move(*segment), {}});
  }
}

void DocumentCompressor::chunk(std::vector<Piece>& pieces) const {
  const int memories = m_compressor.config().memoriesPerChunk;
  std::vector<int> share;
  if (m_options.budget) {
    std::vector<int> tokens;
    for (const Piece& p : pieces) tokens.push_back(static_cast<int>(p.text.ids.size()));
    share = shareBudget(tokens, *m_options.budget);
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const int tokens = static_cast<int>(pieces[i].text.ids.size());
    if (!m_mask.chunkBegins.empty())
      pieces[i].chunks = handMadeChunks(tokens, m_mask.chunkBegins, memories);
    else if (m_options.budget)
      pieces[i].chunks = balancedChunks(tokens, share[i], std::min(memories, share[i]));
    else if (m_compressor.config().balancedChunks)
      pieces[i].chunks = balancedChunks(tokens, memoryCount(fixedChunks(tokens, m_options.ratio, memories)), memories);
    else
      pieces[i].chunks = fixedChunks(tokens, m_options.ratio, memories);
  }
}

void DocumentCompressor::run(Memory& memory, std::span<const Piece> pieces, const Progress& report,
                             const std::stop_token& stop) const {
  const c10::NoGradGuard noGrad;
  std::int64_t total = 0, done = 0;
  for (const Piece& p : pieces) total += static_cast<std::int64_t>(p.text.ids.size());
  const PositionLayout layout = positionLayout(m_compressor.config().positions);
  for (std::size_t begin = 0; begin < pieces.size() && !stop.stop_requested(); begin += kSegmentsAtOnce) {
    const std::size_t end = std::min(pieces.size(), begin + kSegmentsAtOnce);
    std::vector<SegmentInput> inputs;
    for (std::size_t i = begin; i < end; ++i) inputs.push_back({pieces[i].text.ids, pieces[i].chunks});
    at::Tensor rows = m_compressor.forward(inputs, *m_model.decoder->transformer, m_mask, m_dtype, nullptr, &stop);
    if (!rows.defined()) return;
    rows = rows.to(at::kCPU, at::kFloat).contiguous();  // (Σk, D)
    memory.vectors.insert(memory.vectors.end(), rows.const_data_ptr<float>(),
                          rows.const_data_ptr<float>() + rows.numel());
    for (std::size_t i = begin; i < end; ++i) {
      const auto positions = decoderPositions(pieces[i].chunks, layout);
      memory.positions.insert(memory.positions.end(), positions.begin(), positions.end());
      memory.segments.push_back(segmentOf(pieces[i].document, pieces[i].text, pieces[i].chunks));
      done += static_cast<std::int64_t>(pieces[i].text.ids.size());
    }
    if (report) report({"Compressing", done, total, "tokens"});
  }
}

// Runs what the cache does not have, and puts old and new side by side. Stopped: up to the first that is missing.
void DocumentCompressor::runMissing(LibraryUpdate& update, std::span<const Piece> pieces, const SegmentCache& cache,
                                    const Progress& report, const std::stop_token& stop) const {
  Memory& memory = update.memory;
  std::vector<Segment> segments;
  std::vector<std::span<const float>> known;
  std::vector<Piece> missing;
  for (const Piece& piece : pieces) {
    segments.push_back(segmentOf(piece.document, piece.text, piece.chunks));
    const std::string_view text = memory.documents[piece.document].text;
    const ByteRange bytes = piece.text.bytes;
    known.push_back(cache.find(text.substr(bytes.begin, bytes.end - bytes.begin), segments.back()));
    if (known.back().empty()) missing.push_back(piece);
  }
  Memory fresh;
  fresh.width = memory.width;
  run(fresh, missing, report, stop);
  const PositionLayout layout = positionLayout(m_compressor.config().positions);
  std::size_t row = 0;  // of `fresh`
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool reused = !known[i].empty();
    if (!reused && update.compressed == static_cast<int>(fresh.segments.size())) return;
    const std::size_t count = static_cast<std::size_t>(segments[i].memoryCount()) * memory.width;
    const std::span<const float> vectors = reused ? known[i] : std::span<const float>(fresh.vectors).subspan(row, count);
    memory.vectors.insert(memory.vectors.end(), vectors.begin(), vectors.end());
    const auto positions = decoderPositions(pieces[i].chunks, layout);
    memory.positions.insert(memory.positions.end(), positions.begin(), positions.end());
    memory.segments.push_back(std::move(segments[i]));
    row += reused ? 0 : count;
    ++(reused ? update.reused : update.compressed);
  }
}

LibraryUpdate DocumentCompressor::update(const std::vector<DocumentText>& documents, const SegmentCache& cache,
                                         const Progress& report, std::stop_token stop) const {
  LibraryUpdate update;
  Memory& memory = update.memory;
  memory.compressor = m_compressor.config().name;
  memory.mask = m_mask;
  memory.ratio = m_options.ratio;
  memory.width = m_model.shape.width;
  memory.documents = documents;
  std::vector<Piece> pieces;
  for (int d = 0; d < static_cast<int>(documents.size()); ++d) {
    addPieces(pieces, d, documents[d].text, 0, stop);
    if (stop.stop_requested()) return update;
    if (pieces.empty() || pieces.back().document != d) throw Error("The document " + documents[d].name + " is empty.");
  }
  chunk(pieces);
  runMissing(update, pieces, cache, report, stop);
  if (m_options.budget) memory.ratio = static_cast<double>(memory.contextTokens()) / std::max(1, memory.memoryCount());
  if (!m_options.keepText) {
    for (DocumentText& d : memory.documents) d.text.clear();
  }
  return update;
}

void DocumentCompressor::mustBeMadeOf(const Memory& memory, std::size_t first, const std::vector<Piece>& pieces) {
  bool same = memory.segments.size() == first + pieces.size();
  for (std::size_t i = 0; same && i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    same = memory.segments[first + i] == segmentOf(piece.document, piece.text, piece.chunks);
  }
  if (!same) {
    throw Error(
        "Nothing can be appended to this memory: it was made with a budget, or stopped before its end. Compress the "
        "whole text again.");
  }
}

int DocumentCompressor::unchangedMemories(const Piece& before, const Piece& now) const {
  const auto [end, unused] =
      std::mismatch(before.text.ids.begin(), before.text.ids.end(), now.text.ids.begin(), now.text.ids.end());
  const auto tokens = static_cast<int>(end - before.text.ids.begin());
  if (tokens < m_mask.rules.sink) return 0;  // every memory token sees the sink
  int memories = 0;
  for (std::size_t i = 0; i < std::min(before.chunks.size(), now.chunks.size()); ++i) {
    if (before.chunks[i] != now.chunks[i] || now.chunks[i].end > tokens) break;
    memories += now.chunks[i].memories;
  }
  return memories;
}

Memory DocumentCompressor::append(const Memory& memory, const std::string& more, const Progress& report,
                                  std::stop_token stop) const {
  const int last = static_cast<int>(memory.documents.size()) - 1;
  if (last < 0 || memory.documents[last].text.empty())
    throw Error("This memory did not keep its text, so nothing can be appended to it.");
  Memory grown = memory;
  grown.documents[last].text += more;
  // Appending can move the borders of the last two segments only (segmenter.h).
  std::size_t kept = memory.segments.size();
  for (int open = 0; open < 2 && kept > 0 && memory.segments[kept - 1].document == last; ++open) --kept;
  const std::int64_t begin = kept < memory.segments.size() ? memory.segments[kept].bytes.begin : 0;
  std::vector<Piece> before, now;
  addPieces(before, last, memory.documents[last].text, begin, stop);
  addPieces(now, last, grown.documents[last].text, begin, stop);
  if (stop.stop_requested()) return memory;
  chunk(before);
  chunk(now);
  mustBeMadeOf(memory, kept, before);

  std::size_t same = 0;
  while (same < std::min(before.size(), now.size()) && before[same] == now[same]) ++same;
  truncate(grown, kept + same);
  const std::size_t rows = grown.positions.size();
  run(grown, std::span(now).subspan(same), report, stop);
  // Where memory does not hang on later text, it stays what it was to the last bit.
  const bool streams = isStreamable(m_mask.rules, m_compressor.direction()) &&
                       dependsOnlyOnEarlierText(positionLayout(m_compressor.config().positions));
  if (streams && same < before.size() && grown.segments.size() > kept + same) {
    const std::size_t width = static_cast<std::size_t>(grown.width);
    std::copy_n(memory.vectors.begin() + rows * width, unchangedMemories(before[same], now[same]) * width,
                grown.vectors.begin() + rows * width);
  }
  return grown;
}

}  // namespace engine
