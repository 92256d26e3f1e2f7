// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mask_tools.h"

#include <QSaveFile>
#include <algorithm>

#include "engine/error.h"
#include "engine/pic/chunking.h"
#include "engine/pic/mask_json.h"
#include "engine/pic/masks.h"
#include "engine/text/segmenter.h"

namespace app {
namespace {

const engine::CompressorConfig* compressorOf(const engine::Engine& engine, const QString& name) {
  if (!engine.folder().pic) return nullptr;
  const engine::PicConfig& pic = *engine.folder().pic;
  const std::string wanted = name.isEmpty() ? pic.defaultCompressor : name.toStdString();
  for (const engine::CompressorConfig& compressor : pic.compressors) {
    if (compressor.name == wanted) return &compressor;
  }
  return nullptr;
}

// The diagonal stays: a position always looks at itself.
void paint(engine::AttentionMask& mask, const std::vector<ui::PaintedCell>& cells) {
  const std::size_t T = mask.tags.size();
  const auto place = [&mask](engine::TokenKind kind, std::int32_t order) {
    const auto found = std::find_if(mask.tags.begin(), mask.tags.end(),
                                    [&](const engine::Tag& tag) { return tag.kind == kind && tag.order == order; });
    return static_cast<std::size_t>(found - mask.tags.begin());
  };
  for (const ui::PaintedCell& cell : cells) {
    const std::size_t query = place(cell.queryKind, cell.query), key = place(cell.keyKind, cell.key);
    if (query < T && key < T && query != key) mask.allowed[query * T + key] = cell.allowed ? 1 : 0;
  }
}

ui::DesignedMask designed(const ui::MaskDesign& design, int tokens, const engine::CompressorConfig& compressor) {
  const engine::MaskChoice& choice = design.choice;
  std::vector<engine::ChunkSpan> chunks = choice.chunkBegins.empty()
                                              ? engine::fixedChunks(tokens, design.ratio, compressor.memoriesPerChunk)
                                              : engine::handMadeChunks(tokens, choice.chunkBegins, compressor.memoriesPerChunk);
  if (choice.chunkBegins.empty() && compressor.balancedChunks) {
    chunks = engine::balancedChunks(tokens, engine::memoryCount(chunks), compressor.memoriesPerChunk);
  }
  if (choice.poolMean) {
    for (engine::ChunkSpan& chunk : chunks) chunk.memories = 0;  // a chunk's mean needs no position
  }
  ui::DesignedMask made;
  made.mask = engine::compressionMask(engine::segmentTags(chunks), choice.rules,
                                      compressor.causalContext ? engine::ContextDirection::Causal
                                                               : engine::ContextDirection::Bidirectional);
  paint(made.mask, design.painted);
  for (const engine::ChunkSpan& chunk : chunks) made.chunks.push_back({chunk.begin, chunk.end, chunk.memories, {}});
  return made;
}

}  // namespace

ui::MaskTools maskToolsOf(const engine::Engine& engine, const QString& name) {
  const engine::CompressorConfig* found = compressorOf(engine, name);
  const engine::CompressorConfig compressor = found != nullptr ? *found : engine::CompressorConfig();
  return {[compressor](const ui::MaskDesign& design, int tokens) { return designed(design, tokens, compressor); },
          [](const QString& preset) { return engine::presetMask(preset.toStdString()); }};
}

ui::InspectedModel inspectedModelOf(const engine::Engine& engine, const QString& name) {
  ui::InspectedModel model;
  for (const std::string& preset : engine::presetNames()) model.presets << QString::fromStdString(preset);
  const engine::ModelShape& shape = engine.folder().shape;
  model.layers = shape.layers;
  model.width = shape.width;
  const std::int64_t attention = std::int64_t{shape.width} * shape.headWidth * 2 * (shape.heads + shape.keyValueHeads);
  const std::int64_t forward = std::int64_t{shape.width} * shape.feedForward * (shape.gatedMlp ? 3 : 2);
  model.layerParameters = shape.layers * (attention + forward);
  const int bytes = engine.dtype() == "float64" ? 8 : engine.dtype() == "float32" ? 4 : 2;
  model.cacheBytesPerPosition = std::int64_t{2} * shape.layers * shape.keyValueHeads * shape.headWidth * bytes;
  if (const engine::CompressorConfig* compressor = compressorOf(engine, name)) {
    model.memoriesPerChunk = compressor->memoriesPerChunk;
    model.causal = compressor->causalContext;
  }
  return model;
}

ui::InspectedSegment inspectedSegmentOf(const engine::Engine& engine, const engine::Memory& memory, int index) {
  const engine::Segment& segment = memory.segments.at(static_cast<std::size_t>(index));
  const engine::DocumentText& document = memory.documents.at(static_cast<std::size_t>(segment.document));
  ui::InspectedSegment inspected;
  inspected.index = index;
  inspected.count = static_cast<int>(memory.segments.size());
  for (int i = 0; i < index; ++i) inspected.firstMemory += memory.segments[static_cast<std::size_t>(i)].memoryCount();
  inspected.document = QString::fromStdString(document.name);
  inspected.documentIndex = segment.document;
  inspected.chunks = segment.chunks;
  const auto text = engine::nextSegment(*engine.tokenizer(), document.text, engine.folder().pic->segmentTokens,
                                        segment.bytes.begin);
  if (!text) return inspected;
  for (std::size_t i = 0; i < text->ids.size(); ++i) {
    // White space before a token belongs to it, so that the tokens together are the text.
    const std::int64_t begin = i == 0 ? segment.bytes.begin : text->offsets[i - 1].end;
    const engine::ByteRange bytes{std::min(begin, text->offsets[i].begin), text->offsets[i].end};
    inspected.tokens << QString::fromStdString(
        document.text.substr(static_cast<std::size_t>(bytes.begin), static_cast<std::size_t>(bytes.end - bytes.begin)));
    inspected.tokenBytes.push_back(text->offsets[i]);
  }
  return inspected;
}

void saveMask(const engine::MaskChoice& mask, const QString& name) {
  QSaveFile file(name);
  const QByteArray json = QByteArray::fromStdString(engine::maskChoiceToJson(mask)) + '\n';
  if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
    throw engine::Error(name.toStdString() + " cannot be written: " + file.errorString().toStdString() + ".");
  }
}

}  // namespace app
