// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "engine/pic/pic_model.h"
#include "engine/text/segmenter.h"
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
  Memory compress(const std::vector<DocumentText>& documents, const Progress& report, std::stop_token stop) const;
  // The text of `memory`'s last document goes on with `more`. Segments whose text is as before keep their vectors.
  Memory append(const Memory& memory, const std::string& more, const Progress& report, std::stop_token stop) const;

 private:
  struct Piece {  // a segment on its way to memory
    int document = 0;
    TextSegment text;
    std::vector<ChunkSpan> chunks;
  };
  void addPieces(std::vector<Piece>& pieces, int document, const std::string& text, std::int64_t begin) const;
  void chunk(std::vector<Piece>& pieces) const;
  void run(Memory& memory, const std::vector<Piece>& pieces, const Progress& report, std::stop_token stop) const;

  const PicModel& m_model;
  const Compressor& m_compressor;
  at::ScalarType m_dtype;
  CompressOptions m_options;
  MaskChoice m_mask;
};

}  // namespace engine
