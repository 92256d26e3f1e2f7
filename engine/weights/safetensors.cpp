// SPDX-License-Identifier: Apache-2.0
#include "engine/weights/safetensors.h"

#include <utility>

#include "engine/error.h"
#include "engine/weights/mapped_file.h"
#include "engine/weights/safetensors_format.h"
#include "engine/weights/safetensors_index.h"

namespace engine {

struct Safetensors::Mapped {
  explicit Mapped(const std::filesystem::path& path)
      : file(path), contents(parseSafetensors(file.bytes(), path.string())) {}
  MappedFile file;
  SafetensorsContents contents;
};

Safetensors::Safetensors() = default;
Safetensors::Safetensors(Safetensors&&) noexcept = default;
Safetensors& Safetensors::operator=(Safetensors&&) noexcept = default;
Safetensors::~Safetensors() = default;

Safetensors Safetensors::open(const std::filesystem::path& fileOrIndex) {
  return fileOrIndex.extension() == ".json" ? openShards(fileOrIndex) : openFile(fileOrIndex);
}

Safetensors Safetensors::openFile(const std::filesystem::path& file) {
  Safetensors opened;
  opened.m_files.push_back(std::make_unique<Mapped>(file));
  opened.m_tensors = std::move(opened.m_files.front()->contents.tensors);
  opened.m_metadata = std::move(opened.m_files.front()->contents.metadata);
  return opened;
}

// The index decides which shard a tensor comes from; what else the shards hold is left out.
Safetensors Safetensors::openShards(const std::filesystem::path& index) {
  Safetensors opened;
  std::map<std::string, Mapped*> shards;
  for (const auto& [tensor, shard] : readShardIndex(index)) {
    if (!shards.contains(shard)) {
      opened.m_files.push_back(std::make_unique<Mapped>(index.parent_path() / shard));
      shards[shard] = opened.m_files.back().get();
    }
    const auto& found = shards[shard]->contents.tensors;
    const auto view = found.find(tensor);
    if (view == found.end()) {
      throw Error(index.string() + ": tensor '" + tensor + "' should be in " + shard + ", but is not.");
    }
    opened.m_tensors.emplace(tensor, view->second);
  }
  opened.m_metadata = shards.begin()->second->contents.metadata;
  return opened;
}

const std::map<std::string, TensorView>& Safetensors::tensors() const { return m_tensors; }

const std::map<std::string, std::string>& Safetensors::metadata() const { return m_metadata; }

std::int64_t Safetensors::totalBytes() const {
  std::int64_t total = 0;
  for (const auto& [name, tensor] : m_tensors) total += static_cast<std::int64_t>(tensor.bytes.size());
  return total;
}

}  // namespace engine
