// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/answering.h"

#include <QString>
#include <algorithm>

namespace app {
namespace {

constexpr int kContextForMemory = 2048;  // tokens of cache counted in the memory a model needs

// What the last document has more than in `memory`; nullopt where anything else differs.
std::optional<std::string> grownBy(const engine::Memory& memory, const std::vector<engine::DocumentText>& documents) {
  if (memory.documents.size() != documents.size() || documents.empty()) return std::nullopt;
  if (!std::equal(documents.begin(), documents.end() - 1, memory.documents.begin())) return std::nullopt;
  const engine::DocumentText& before = memory.documents.back();
  const engine::DocumentText& now = documents.back();
  if (before.name != now.name || !now.text.starts_with(before.text)) return std::nullopt;
  return now.text.substr(before.text.size());
}

int bytesOf(const std::string& dtype) { return dtype == "float64" ? 8 : dtype == "float32" ? 4 : 2; }

}  // namespace

std::shared_ptr<const engine::Memory> memoryOf(const engine::Engine& engine,
                                               const std::vector<engine::DocumentText>& documents,
                                               const ui::CompressionChoice& choice,
                                               std::shared_ptr<const engine::Memory> before,
                                               const engine::Progress& report, std::stop_token stop) {
  if (before) {
    const std::optional<std::string> more = grownBy(*before, documents);
    if (more && more->empty()) return before;
    if (more && !choice.budget) {
      auto grown = std::make_shared<const engine::Memory>(engine.append(*before, *more, report, stop));
      return stop.stop_requested() ? nullptr : grown;
    }
  }
  auto memory =
      std::make_shared<const engine::Memory>(engine.compress(documents, compressionOf(choice), report, stop));
  return stop.stop_requested() ? nullptr : memory;
}

engine::CompressOptions compressionOf(const ui::CompressionChoice& choice) {
  engine::CompressOptions options;
  options.ratio = choice.ratio;
  options.budget = choice.budget;
  if (!choice.compressor.isEmpty()) options.compressor = choice.compressor.toStdString();
  options.mask = choice.mask;
  return options;
}

ui::ModelSummary summaryOf(const engine::Engine& engine) {
  const engine::ModelFolder& folder = engine.folder();
  ui::ModelSummary summary;
  summary.folder = QString::fromStdString(folder.path.string());
  summary.name = QString::fromStdString(folder.path.filename().string());
  summary.device = QString::fromStdString(engine.device());
  summary.dtype = QString::fromStdString(engine.dtype());
  summary.threads = engine.threads();
  summary.hash = QString::fromStdString(engine.modelHash());
  summary.parameters = folder.shape.parameters() + folder.compressorParameters;
  summary.memoryBytes = folder.memoryNeeded(bytesOf(engine.dtype()), kContextForMemory);
  summary.cacheBytesPerPosition = std::int64_t{2} * folder.shape.layers * folder.shape.keyValueHeads *
                                  folder.shape.headWidth * bytesOf(engine.dtype());
  if (!folder.pic) return summary;
  for (const engine::CompressorConfig& compressor : folder.pic->compressors)
    summary.compressors << QString::fromStdString(compressor.name);
  summary.defaultCompressor = QString::fromStdString(folder.pic->defaultCompressor);
  summary.defaultRatio = folder.pic->defaultRatio;
  summary.segmentTokens = folder.pic->segmentTokens;
  summary.answers = !folder.pic->compressors.empty() && engine.tokenizer() != nullptr;
  return summary;
}

}  // namespace app
