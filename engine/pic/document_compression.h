// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/pic/pic_model.h"
#include "engine/pic/segment_cache.h"
#include "engine/text/segmenter.h"
#include "engine/values/library_update.h"
#include "engine/values/memory.h"
#include "engine/values/options.h"
#include "engine/values/progress.h"

namespace engine {

// Documents → memory tokens, segment by segment, several at a time.
class DocumentCompressor {
 public:
  // Errors: no such compressor; a ratio below 2.
  DocumentCompressor(const PicModel& model, at::ScalarType dtype, const CompressOptions& options);

  // Errors: an empty document; a budget smaller than the number of segments. Stopped: what is done so far.
  Memory compress(const std::vector<DocumentText>& documents, const Progress& report, std::stop_token stop) const {
    return update(documents, {}, report, std::move(stop)).memory;
  }
  // The same, but segments that are in the cache are taken from there.
  LibraryUpdate update(const std::vector<DocumentText>& documents, const SegmentCache& cache, const Progress& report,
                       std::stop_token stop) const;
  // The text of `memory`'s last document goes on with `more`. Segments whose text is as before keep their vectors, and
  // so do the leading chunks of the first one that changes, where the mask and the positions never look ahead. (Their
  // rows are computed all the same: later ones look at them in every layer.) Stopped: what is done so far.
  // Errors: no text was kept; a memory that its text, ratio and mask alone do not make.
  Memory append(const Memory& memory, const std::string& more, const Progress& report, std::stop_token stop) const;

 private:
  struct Piece {  // a segment on its way to memory
    int document = 0;
    TextSegment text;
    std::vector<ChunkSpan> chunks;
    bool operator==(const Piece&) const = default;
  };
  void addPieces(std::vector<Piece>& pieces, int document, const std::string& text, std::int64_t begin,
                 const std::stop_token& stop) const;
  void chunk(std::vector<Piece>& pieces) const;
  void runMissing(LibraryUpdate& update, std::span<const Piece> pieces, const SegmentCache& cache,
                  const Progress& report, const std::stop_token& stop) const;
  void run(Memory& memory, std::span<const Piece> pieces, const Progress& report, const std::stop_token& stop) const;
  static void mustBeMadeOf(const Memory& memory, std::size_t first, const std::vector<Piece>& pieces);
  int unchangedMemories(const Piece& before, const Piece& now) const;  // leading ones, of a mask that never looks ahead

  const PicModel& m_model;
  const Compressor& m_compressor;
  at::ScalarType m_dtype;
  CompressOptions m_options;
  MaskChoice m_mask;
};

}  // namespace engine
