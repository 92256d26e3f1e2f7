// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/memory_file.h"

#include <cstring>
#include <nlohmann/json.hpp>

#include "engine/error.h"
#include "engine/pic/mask_json.h"
#include "engine/weights/safetensors.h"

namespace engine {
namespace {

using Json = nlohmann::json;
using std::filesystem::path;

constexpr int kFormatVersion = 1;

Json segmentJson(const Segment& segment) {
  Json chunks = Json::array();
  for (const Chunk& c : segment.chunks) chunks.push_back({c.tokenBegin, c.tokenEnd, c.memoryCount, c.bytes.begin, c.bytes.end});
  return {{"document", segment.document}, {"tokens", segment.tokenCount}, {"begin", segment.bytes.begin}, {"end", segment.bytes.end}, {"chunks", chunks}};
}

Json headerJson(const Memory& memory) {
  Json documents = Json::array(), segments = Json::array();
  for (const DocumentText& d : memory.documents) documents.push_back({{"name", d.name}, {"bytes", d.text.size()}});
  for (const Segment& s : memory.segments) segments.push_back(segmentJson(s));
  return {{"format_version", kFormatVersion}, {"model_hash", memory.modelHash}, {"tokenizer_hash", memory.tokenizerHash},
          {"compressor", memory.compressor}, {"mask", Json::parse(maskChoiceToJson(memory.mask))}, {"ratio", memory.ratio},
          {"documents", documents}, {"segments", segments}};
}

[[noreturn]] void damaged(const path& file, const std::string& what) {
  throw Error(file.string() + " is damaged: " + what + ".");
}

ByteRange range(const Json& begin, const Json& end, std::size_t textBytes, const path& file) {
  const ByteRange bytes{begin.get<std::int64_t>(), end.get<std::int64_t>()};
  const bool inside = bytes.begin >= 0 && bytes.begin <= bytes.end && (textBytes == 0 || bytes.end <= static_cast<std::int64_t>(textBytes));
  if (!inside) damaged(file, "a segment or chunk lies outside its document");
  return bytes;
}

Segment readSegment(const Json& json, const Memory& memory, const path& file) {
  Segment segment;
  segment.document = json.at("document").get<int>();
  if (segment.document < 0 || segment.document >= static_cast<int>(memory.documents.size())) damaged(file, "a segment names no document");
  const std::size_t textBytes = memory.documents[segment.document].text.size();
  segment.tokenCount = json.at("tokens").get<int>();
  segment.bytes = range(json.at("begin"), json.at("end"), textBytes, file);
  int next = 0;
  for (const Json& c : json.at("chunks")) {
    segment.chunks.push_back({c.at(0).get<int>(), c.at(1).get<int>(), c.at(2).get<int>(), range(c.at(3), c.at(4), textBytes, file)});
    const Chunk& chunk = segment.chunks.back();
    if (chunk.tokenBegin != next || chunk.tokenEnd <= next || chunk.memoryCount < 1) damaged(file, "the chunks of a segment do not follow one another");
    next = chunk.tokenEnd;
  }
  if (next != segment.tokenCount) damaged(file, "the chunks of a segment do not cover its tokens");
  return segment;
}

const TensorView& tensor(const Safetensors& file, const char* name, const char* dtype, std::size_t dimensions, const path& at) {
  const auto found = file.tensors().find(name);
  if (found == file.tensors().end() || found->second.dtype != dtype || found->second.shape.size() != dimensions) {
    damaged(at, std::string("the tensor '") + name + "' is missing or not " + dtype);
  }
  return found->second;
}

// Splits the kept text among the documents by the byte counts of the header.
void readTexts(const Safetensors& safetensors, const Json& documents, Memory& memory, const path& file) {
  const bool kept = safetensors.tensors().contains("text");
  const TensorView* text = kept ? &tensor(safetensors, "text", "U8", 1, file) : nullptr;
  std::size_t at = 0;
  for (const Json& d : documents) {
    const std::size_t bytes = kept ? d.at("bytes").get<std::size_t>() : 0;
    if (kept && bytes > text->bytes.size() - at) damaged(file, "the kept text is shorter than its documents");
    const char* begin = kept ? reinterpret_cast<const char*>(text->bytes.data()) + at : nullptr;
    memory.documents.push_back({d.at("name").get<std::string>(), kept ? std::string(begin, bytes) : std::string()});
    at += bytes;
  }
}

void readTensors(const Safetensors& safetensors, Memory& memory, const path& file) {
  const TensorView& vectors = tensor(safetensors, "memory", "F32", 2, file);
  const TensorView& positions = tensor(safetensors, "positions", "I32", 1, file);
  int expected = 0;
  for (const Segment& s : memory.segments) expected += s.memoryCount();
  if (vectors.shape[0] != expected || positions.shape[0] != expected) damaged(file, "the number of memory vectors is not that of its segments");
  memory.width = static_cast<int>(vectors.shape[1]);
  memory.vectors.resize(vectors.elements());
  memory.positions.resize(positions.elements());
  if (expected == 0) return;
  std::memcpy(memory.vectors.data(), vectors.bytes.data(), vectors.bytes.size());
  std::memcpy(memory.positions.data(), positions.bytes.data(), positions.bytes.size());
}

Memory readHeader(const Safetensors& safetensors, const Json& json, const path& file) {
  const int version = json.at("format_version").get<int>();
  if (version != kFormatVersion) {
    throw Error(file.string() + " has format version " + std::to_string(version) + "; this program reads version " + std::to_string(kFormatVersion) + ".");
  }
  Memory memory;
  memory.modelHash = json.at("model_hash").get<std::string>();
  memory.tokenizerHash = json.at("tokenizer_hash").get<std::string>();
  memory.compressor = json.at("compressor").get<std::string>();
  memory.mask = maskChoiceFromJson(json.at("mask").dump());
  memory.ratio = json.at("ratio").get<double>();
  readTexts(safetensors, json.at("documents"), memory, file);
  for (const Json& s : json.at("segments")) memory.segments.push_back(readSegment(s, memory, file));
  readTensors(safetensors, memory, file);
  return memory;
}

}  // namespace

void saveMemory(const path& file, const Memory& memory) {
  std::string text;
  for (const DocumentText& d : memory.documents) text += d.text;
  std::map<std::string, TensorView> tensors;
  const std::int64_t k = memory.memoryCount();
  tensors["memory"] = {"F32", {k, memory.width}, std::as_bytes(std::span(memory.vectors))};
  tensors["positions"] = {"I32", {k}, std::as_bytes(std::span(memory.positions))};
  if (!text.empty()) tensors["text"] = {"U8", {static_cast<std::int64_t>(text.size())}, std::as_bytes(std::span(text))};
  writeSafetensors(file, tensors, {{"pic", headerJson(memory).dump()}});
}

Memory openMemory(const path& file) {
  const Safetensors safetensors = Safetensors::open(file);
  const auto header = safetensors.metadata().find("pic");
  if (header == safetensors.metadata().end()) throw Error(file.string() + " is not a memory file: it has no \"pic\" metadata.");
  try {
    return readHeader(safetensors, Json::parse(header->second), file);
  } catch (const Json::exception&) {
    damaged(file, "its \"pic\" metadata lacks a part or has one of the wrong kind");
  }
}

}  // namespace engine
