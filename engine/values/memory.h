// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/values/mask_rules.h"

namespace engine {

// Half-open range of UTF-8 bytes of a document's text.
struct ByteRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  bool operator==(const ByteRange&) const = default;
};

// A document as it goes in: where it came from and its text, valid UTF-8.
struct DocumentText {
  std::string name;
  std::string text;
  bool operator==(const DocumentText&) const = default;
};

// A chunk: what `memoryCount` memory tokens stand for.
struct Chunk {
  int tokenBegin = 0;   // inside its segment
  int tokenEnd = 0;
  int memoryCount = 1;
  ByteRange bytes;      // of the document's text
  bool operator==(const Chunk&) const = default;
};

// A segment: the piece of a document that is compressed in one go.
struct Segment {
  int document = 0;
  int tokenCount = 0;
  ByteRange bytes;
  std::vector<Chunk> chunks;
  int memoryCount() const {
    int n = 0;
    for (const Chunk& c : chunks) n += c.memoryCount;
    return n;
  }
  bool operator==(const Segment&) const = default;
};

// Compressed documents: what `pic compress` writes and what the decoder reads in place of the text.
struct Memory {
  std::string modelHash;       // of the decoder and the compressor that made it
  std::string tokenizerHash;
  std::string compressor;      // its name in pic.json
  MaskChoice mask;
  double ratio = 4;            // asked for
  int width = 0;
  std::vector<DocumentText> documents;  // `text` empty when it was not kept
  std::vector<Segment> segments;
  std::vector<float> vectors;           // (k, width), segment after segment
  std::vector<std::int32_t> positions;  // (k): the decoder's position id of every memory token, inside its segment

  int memoryCount() const { return width > 0 ? static_cast<int>(vectors.size()) / width : 0; }
  std::int64_t contextTokens() const {
    std::int64_t n = 0;
    for (const Segment& s : segments) n += s.tokenCount;
    return n;
  }
  bool operator==(const Memory&) const = default;
};

}  // namespace engine
