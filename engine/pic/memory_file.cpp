// SPDX-License-Identifier: Apache-2.0
#include "engine/pic/memory_file.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "engine/error.h"
#include "engine/pic/memory_header.h"
#include "engine/weights/safetensors.h"

namespace engine {
namespace {

const TensorView& tensor(const Safetensors& file, const char* name, const char* dtype, std::size_t dimensions,
                         const std::string& at) {
  const auto found = file.tensors().find(name);
  if (found == file.tensors().end() || found->second.dtype != dtype || found->second.shape.size() != dimensions) {
    throw Error(at + ": the tensor '" + name + "' is missing, or is not " + dtype + " of " +
                std::to_string(dimensions) + " dimensions.");
  }
  return found->second;
}

// The kept text of all documents, one after the other; empty: it was not kept.
std::string_view keptText(const Safetensors& file, const std::string& at) {
  if (!file.tensors().contains("text")) return {};
  const TensorView& text = tensor(file, "text", "U8", 1, at);
  return {reinterpret_cast<const char*>(text.bytes.data()), text.bytes.size()};
}

template <typename Number>
void copyNumbers(const TensorView& from, std::vector<Number>& to) {
  to.resize(static_cast<std::size_t>(from.elements()));
  if (!to.empty()) std::memcpy(to.data(), from.bytes.data(), from.bytes.size());  // may be misaligned in the file
}

void readTensors(const Safetensors& file, const std::string& at, Memory& memory) {
  const TensorView& vectors = tensor(file, "memory", "F32", 2, at);
  const TensorView& positions = tensor(file, "positions", "I32", 1, at);
  std::int64_t expected = 0;
  for (const Segment& segment : memory.segments) {
    for (const Chunk& chunk : segment.chunks) expected += chunk.memoryCount;
  }
  if (vectors.shape[0] != expected || positions.shape[0] != expected) {
    throw Error(at + ": the segments have " + std::to_string(expected) + " memory tokens, found " +
                std::to_string(vectors.shape[0]) + " vectors and " + std::to_string(positions.shape[0]) +
                " positions.");
  }
  if (vectors.shape[1] < 1 || vectors.shape[1] > std::numeric_limits<int>::max()) {
    throw Error(at + ": a memory token cannot be " + std::to_string(vectors.shape[1]) + " numbers wide.");
  }
  memory.width = static_cast<int>(vectors.shape[1]);
  copyNumbers(vectors, memory.vectors);
  copyNumbers(positions, memory.positions);
  if (std::any_of(memory.positions.begin(), memory.positions.end(), [](std::int32_t p) { return p < 0; })) {
    throw Error(at + ": a memory token has a position below 0.");
  }
}

}  // namespace

void saveMemory(const std::filesystem::path& file, const Memory& memory) {
  std::string text;
  for (const DocumentText& d : memory.documents) text += d.text;
  std::map<std::string, TensorView> tensors;
  const std::int64_t k = memory.memoryCount();
  tensors["memory"] = {"F32", {k, memory.width}, std::as_bytes(std::span(memory.vectors))};
  tensors["positions"] = {"I32", {k}, std::as_bytes(std::span(memory.positions))};
  if (!text.empty()) tensors["text"] = {"U8", {static_cast<std::int64_t>(text.size())}, std::as_bytes(std::span(text))};
  writeSafetensors(file, tensors, {{"pic", memoryHeader(memory)}});
}

Memory openMemory(const std::filesystem::path& file) {
  const Safetensors safetensors = Safetensors::open(file);
  const auto header = safetensors.metadata().find("pic");
  if (header == safetensors.metadata().end())
    throw Error(file.string() + " is not a memory file: it has no \"pic\" metadata.");
  Memory memory = parseMemoryHeader(header->second, keptText(safetensors, file.string()), file.string());
  readTensors(safetensors, file.string(), memory);
  return memory;
}

}  // namespace engine
