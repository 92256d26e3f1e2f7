// SPDX-License-Identifier: Apache-2.0
#include "engine/library.h"

#include "engine/error.h"
#include "engine/model/guarded.h"
#include "engine/pic/answering.h"
#include "engine/pic/document_compression.h"
#include "engine/pic/reading.h"
#include "engine/weights/content_hash.h"

namespace engine {
namespace {

// A memory without content: what made it, as Engine::compress() signs its memories.
Memory signatureOf(const Engine& engine, const std::string& compressor) {
  const ModelFolder& folder = engine.folder();
  if (!folder.pic || folder.pic->compressors.empty()) throw Error(noCompressor(folder));
  Memory memory;
  memory.compressor = compressor;
  memory.tokenizerHash = engine.tokenizer()->hash();
  memory.modelHash = engine.modelHash();
  for (const CompressorConfig& config : folder.pic->compressors) {
    if (config.name == compressor) memory.modelHash += "-" + contentHashOfFile(folder.path / config.weights);
  }
  return memory;
}

}  // namespace

LibraryUpdate updateLibrary(const Engine& engine, const Memory& earlier, const std::vector<DocumentText>& documents,
                            const CompressOptions& options, const Progress& report, std::stop_token stop) {
  return guarded([&] {
    const std::string fallback = engine.folder().pic ? engine.folder().pic->defaultCompressor : std::string();
    const Memory signature = signatureOf(engine, options.compressor.value_or(fallback));
    const DecodingContext context = engine.contextFor(signature);
    const MaskChoice mask =
        options.mask.value_or(context.model.compressor(signature.compressor).config().mask);
    const bool same = earlier.modelHash == signature.modelHash && earlier.tokenizerHash == signature.tokenizerHash &&
                      earlier.compressor == signature.compressor && earlier.mask == mask &&
                      earlier.ratio == options.ratio && !options.budget;
    const DocumentCompressor compressor(context.model, context.dtype, options);
    LibraryUpdate update =
        compressor.update(documents, same ? SegmentCache(earlier) : SegmentCache(), report, std::move(stop));
    update.memory.modelHash = signature.modelHash;
    update.memory.tokenizerHash = signature.tokenizerHash;
    return update;
  });
}

}  // namespace engine
