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
  for (std::size_t i = 1; i < segment.chunks.size(); ++i) segment.chunks[i - 1].bytes.end = segment.chunks[i].bytes.begin;
  segment.chunks.back().bytes.end = text.bytes.end;
  return segment;
}

}  // namespace

DocumentCompressor::DocumentCompressor(const PicModel& model, at::ScalarType dtype, const CompressOptions& options)
    : m_model(model),
      m_compressor(model.compressor(options.compressor.value_or(model.config.defaultCompressor))),
      m_dtype(dtype),
      m_options(options),
      m_mask(options.mask.value_or(m_compressor.config().mask)) {
  if (!options.budget && options.ratio < 2) {
    throw Error("The ratio " + shortNumber(options.ratio) + " is too small: memory ratios start at 2 (ratio 1 is the full text).");
  }
}

void DocumentCompressor::addPieces(std::vector<Piece>& pieces, int document, const std::string& text, std::int64_t begin) const {
  for (TextSegment& segment : segmentText(*m_model.tokenizer, text, m_model.config.segmentTokens, begin)) {
    pieces.push_back({document, std::move(segment), {}});
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
    if (!m_mask.chunkBegins.empty()) pieces[i].chunks = handMadeChunks(tokens, m_mask.chunkBegins, memories);
    else if (m_options.budget) pieces[i].chunks = balancedChunks(tokens, share[i], std::min(memories, share[i]));
    else if (m_compressor.config().balancedChunks) pieces[i].chunks = balancedChunks(tokens, memoryCount(fixedChunks(tokens, m_options.ratio, memories)), memories);
    else pieces[i].chunks = fixedChunks(tokens, m_options.ratio, memories);
  }
}

void DocumentCompressor::run(Memory& memory, const std::vector<Piece>& pieces, const Progress& report, std::stop_token stop) const {
  const c10::NoGradGuard noGrad;
  std::int64_t total = 0, done = 0;
  for (const Piece& p : pieces) total += static_cast<std::int64_t>(p.text.ids.size());
  const PositionLayout layout = positionLayout(m_compressor.config().positions);
  for (std::size_t begin = 0; begin < pieces.size() && !stop.stop_requested(); begin += kSegmentsAtOnce) {
    const std::size_t end = std::min(pieces.size(), begin + kSegmentsAtOnce);
    std::vector<SegmentInput> inputs;
    for (std::size_t i = begin; i < end; ++i) inputs.push_back({pieces[i].text.ids, pieces[i].chunks});
    const at::Tensor rows = m_compressor.forward(inputs, *m_model.decoder->transformer, m_mask, m_dtype).to(at::kCPU, at::kFloat).contiguous();  // (Σk, D)
    memory.vectors.insert(memory.vectors.end(), rows.const_data_ptr<float>(), rows.const_data_ptr<float>() + rows.numel());
    for (std::size_t i = begin; i < end; ++i) {
      const auto positions = decoderPositions(pieces[i].chunks, layout);
      memory.positions.insert(memory.positions.end(), positions.begin(), positions.end());
      memory.segments.push_back(segmentOf(pieces[i].document, pieces[i].text, pieces[i].chunks));
      done += static_cast<std::int64_t>(pieces[i].text.ids.size());
    }
    if (report) report({"Compressing", done, total, "tokens"});
  }
}

Memory DocumentCompressor::compress(const std::vector<DocumentText>& documents, const Progress& report, std::stop_token stop) const {
  Memory memory;
  memory.compressor = m_compressor.config().name;
  memory.mask = m_mask;
  memory.ratio = m_options.ratio;
  memory.width = m_model.shape.width;
  memory.documents = documents;
  std::vector<Piece> pieces;
  for (int d = 0; d < static_cast<int>(documents.size()); ++d) {
    addPieces(pieces, d, documents[d].text, 0);
    if (pieces.empty() || pieces.back().document != d) throw Error("The document " + documents[d].name + " is empty.");
  }
  chunk(pieces);
  run(memory, pieces, report, std::move(stop));
  if (m_options.budget) memory.ratio = static_cast<double>(memory.contextTokens()) / std::max(1, memory.memoryCount());
  if (!m_options.keepText) {
    for (DocumentText& d : memory.documents) d.text.clear();
  }
  return memory;
}

Memory DocumentCompressor::append(const Memory& memory, const std::string& more, const Progress& report, std::stop_token stop) const {
  const int last = static_cast<int>(memory.documents.size()) - 1;
  if (last < 0 || memory.documents[last].text.empty()) throw Error("This memory did not keep its text, so nothing can be appended to it.");
  // Appending can move the borders of the last two segments only (segmenter.h); those are made anew.
  int kept = static_cast<int>(memory.segments.size());
  for (int open = 0; open < 2 && kept > 0 && memory.segments[kept - 1].document == last; ++open) --kept;
  Memory grown = memory;
  grown.documents[last].text += more;
  const std::int64_t begin = kept < static_cast<int>(memory.segments.size()) ? memory.segments[kept].bytes.begin : 0;
  grown.segments.resize(kept);
  std::size_t rows = 0;
  for (const Segment& s : grown.segments) rows += static_cast<std::size_t>(s.memoryCount());
  grown.vectors.resize(rows * static_cast<std::size_t>(grown.width));
  grown.positions.resize(rows);
  std::vector<Piece> pieces;
  addPieces(pieces, last, grown.documents[last].text, begin);
  chunk(pieces);
  run(grown, pieces, report, std::move(stop));
  return grown;
}

}  // namespace engine
