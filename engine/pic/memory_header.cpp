// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/memory_header.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/pic/mask_json.h"
#include "engine/weights/json_fields.h"

namespace engine {
namespace {

using Json = nlohmann::json;

constexpr int kFormatVersion = 1;
constexpr int kMostTokens = std::numeric_limits<int>::max();
constexpr std::int64_t kMostBytes = std::int64_t{1} << 53;

Json segmentJson(const Segment& segment) {
  Json chunks = Json::array();
  for (const Chunk& c : segment.chunks)
    chunks.push_back({c.tokenBegin, c.tokenEnd, c.memoryCount, c.bytes.begin, c.bytes.end});
  return {{"document", segment.document},
          {"tokens", segment.tokenCount},
          {"begin", segment.bytes.begin},
          {"end", segment.bytes.end},
          {"chunks", chunks}};
}

// Errors: no such list.
const Json& listOf(const JsonFields& fields, const std::string& key) {
  const Json* list = fields.value(key);
  if (list == nullptr || !list->is_array()) fields.fail("'" + key + "' must be a list.");
  return *list;
}

ByteRange readRange(const JsonFields& segment, std::int64_t textBytes) {
  const std::int64_t begin = segment.integer("begin", 0, textBytes);
  return {begin, segment.integer("end", begin, textBytes)};
}

// A chunk is five numbers: its tokens [begin, end), its memory tokens, its bytes [begin, end).
Chunk readChunk(const Json& parts, const JsonFields& segment) {
  const auto isWhole = [](const Json& part) {
    return part.is_number_unsigned() && part.get<std::uint64_t>() <= kMostBytes;
  };
  if (!parts.is_array() || parts.size() != 5 || !std::all_of(parts.begin(), parts.end(), isWhole)) {
    segment.fail("a chunk of a segment is not five whole numbers.");
  }
  const auto count = [&](int i) {
    if (parts[i].get<std::uint64_t>() > kMostTokens) segment.fail("a chunk of a segment has too many tokens.");
    return parts[i].get<int>();
  };
  return {count(0), count(1), count(2), {parts[3].get<std::int64_t>(), parts[4].get<std::int64_t>()}};
}

// Chunks touch, in tokens and in bytes, and cover their segment.
void checkChunks(const Segment& segment, const JsonFields& fields) {
  int token = 0;
  std::int64_t byte = segment.bytes.begin;
  for (const Chunk& chunk : segment.chunks) {
    const bool follows =
        chunk.tokenBegin == token && chunk.tokenEnd > token && chunk.bytes.begin == byte && chunk.bytes.end >= byte;
    if (!follows || chunk.memoryCount < 1) fields.fail("the chunks of a segment do not follow one another.");
    token = chunk.tokenEnd;
    byte = chunk.bytes.end;
  }
  if (token != segment.tokenCount || byte != segment.bytes.end) fields.fail("the chunks of a segment do not cover it.");
}

Segment readSegment(const JsonFields& fields, const Memory& memory) {
  Segment segment;
  segment.document = fields.count("document", 0, static_cast<int>(memory.documents.size()) - 1);
  const std::string& text = memory.documents[segment.document].text;
  segment.bytes = readRange(fields, text.empty() ? kMostBytes : static_cast<std::int64_t>(text.size()));
  segment.tokenCount = fields.count("tokens", 1, kMostTokens);
  for (const Json& chunk : listOf(fields, "chunks")) segment.chunks.push_back(readChunk(chunk, fields));
  checkChunks(segment, fields);
  if (memory.segments.empty()) return segment;
  const Segment& before = memory.segments.back();
  const bool inOrder = segment.document > before.document ||
                       (segment.document == before.document && segment.bytes.begin >= before.bytes.end);
  if (!inOrder) fields.fail("the segments are not in the order of the text.");
  return segment;
}

// Splits the kept text among the documents by the byte counts of the header.
void readDocuments(const JsonFields& fields, std::string_view text, Memory& memory) {
  for (const Json& value : listOf(fields, "documents")) {
    const JsonFields document(value, fields.where() + ": a document");
    const auto bytes = static_cast<std::size_t>(document.integer("bytes", 0, static_cast<std::int64_t>(text.size())));
    memory.documents.push_back({document.text("name"), std::string(text.substr(0, bytes))});
    text.remove_prefix(bytes);
  }
  if (!text.empty())
    fields.fail("the kept text is " + std::to_string(text.size()) + " bytes longer than its documents.");
}

MaskChoice readMask(const JsonFields& fields) {
  const Json* mask = fields.value("mask");
  if (mask == nullptr) fields.fail("'mask' is missing.");
  try {
    return maskChoiceFromJson(mask->dump());
  } catch (const Error& error) {
    fields.fail(error.what());
  }
}

}  // namespace

std::string memoryHeader(const Memory& memory) {
  Json documents = Json::array(), segments = Json::array();
  for (const DocumentText& d : memory.documents) documents.push_back({{"name", d.name}, {"bytes", d.text.size()}});
  for (const Segment& s : memory.segments) segments.push_back(segmentJson(s));
  const Json header = {{"format_version", kFormatVersion},
                       {"model_hash", memory.modelHash},
                       {"tokenizer_hash", memory.tokenizerHash},
                       {"compressor", memory.compressor},
                       {"mask", Json::parse(maskChoiceToJson(memory.mask))},
                       {"ratio", memory.ratio},
                       {"documents", documents},
                       {"segments", segments}};
  // A document is named after its file, and file names may hold any bytes.
  return header.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Memory parseMemoryHeader(const std::string& header, std::string_view text, const std::string& file) {
  const Json json = parseJson(header, file);
  const JsonFields fields(json, file);
  const int version = fields.count("format_version", 0, kMostTokens);
  if (version != kFormatVersion) {
    fields.fail("the format version is " + std::to_string(version) + "; this program reads version " +
                std::to_string(kFormatVersion) + ".");
  }
  Memory memory;
  memory.modelHash = fields.text("model_hash");
  memory.tokenizerHash = fields.text("tokenizer_hash");
  memory.compressor = fields.text("compressor");
  memory.mask = readMask(fields);
  memory.ratio = fields.number("ratio", 0, kMostTokens);
  readDocuments(fields, text, memory);
  for (const Json& value : listOf(fields, "segments")) {
    memory.segments.push_back(readSegment(JsonFields(value, fields.where() + ": a segment"), memory));
  }
  return memory;
}

}  // namespace engine
